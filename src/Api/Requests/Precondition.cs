using Microsoft.AspNetCore.Http;

namespace PartnerCarts.Api.Requests;

/// <summary>On what condition a change is asked for (contract.md 10).</summary>
internal static class Precondition
{
    /// <summary>What <c>If-Match</c> says; null without it.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.IfMatch is { Count: > 0 } header ? header.ToString() : null;
}

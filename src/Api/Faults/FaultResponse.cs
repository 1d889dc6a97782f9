using System.Globalization;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Writing;

namespace PartnerCarts.Api.Faults;

/// <summary>
/// Sends a fault (contract.md 8.1). Clients show the description to people, and give up on bodies of any other shape.
/// </summary>
internal static class FaultResponse
{
    private const int LongestDescription = 1024;

    public static void Send(HttpContext context, in Fault fault)
    {
        var request = RequestContext.Of(context);
        request.FaultCode = fault.Code;
        if (IsFinal(fault.Status))
            request.Refusals?.Remember(context, request.Caller.Partner, fault.Code);
        var headers = context.Response.Headers;
        if (fault.Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = Challenge(request.CorrelationId);
        if (fault.RetryAfter is { } seconds)
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (fault.Allow is not null)
            headers.Allow = fault.Allow;
        if (fault.ClosesConnection)
            headers.Connection = "close";

        using var scratch = JsonScratch.Take();
        var json = scratch.Json;
        json.WriteStartObject();
        json.WriteNumber("code"u8, fault.Code);
        json.WriteString("description"u8, Bounded(fault.Description));
        json.WriteStartArray("data"u8);
        if (!fault.Data.IsDefaultOrEmpty)
            foreach (var entry in fault.Data)
                json.WriteStringValue(Bounded(entry));
        json.WriteEndArray();
        json.WriteString("source"u8, "PartnerFD"u8);
        json.WriteEndObject();
        scratch.SendTo(context.Response, fault.Status);
    }

    /// <summary>What clients repeat a few times at once, if at all: it lasts until the request is another.</summary>
    private static bool IsFinal(int status) =>
        status
            is StatusCodes.Status400BadRequest
                or StatusCodes.Status403Forbidden
                or StatusCodes.Status404NotFound
                or StatusCodes.Status409Conflict;

    private static string Challenge(string correlationId) =>
        $"OAuth realm=\"urn:cpsvc:cpid:{Quotable(correlationId)}\"";

    private static string Quotable(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static ReadOnlySpan<char> Bounded(string description) =>
        description.Length <= LongestDescription ? description : description.AsSpan(0, LongestDescription);
}

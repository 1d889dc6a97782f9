using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Wire.Writing;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Answers in JSON for the routes beside a cart's. A cart's own answers do without the delegates (CartAnswers).
/// </summary>
internal static class JsonAnswers
{
    public static void Send(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        using var scratch = JsonScratch.Take();
        write(scratch.Json);
        scratch.SendTo(context.Response, status);
    }

    /// <summary>Answers with a collection (contract.md 20.2).</summary>
    /// <param name="context">The request.</param>
    /// <param name="items">What is shown, in its order: all of it, or a page.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="self">The collection's own path, which the request's query follows; null for no link.</param>
    public static void SendAll<T>(
        HttpContext context,
        IReadOnlyCollection<T> items,
        Action<Utf8JsonWriter, T> write,
        string? self
    ) =>
        Send(context, json =>
            CollectionWriter.Write(json, items, write, self is null ? null : $"{self}{context.Request.QueryString}")
        );
}

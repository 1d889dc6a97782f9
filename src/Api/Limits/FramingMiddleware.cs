using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Refuses what Kestrel lets in though it should not go further: over-long targets, and bodies with two lengths or two
/// codings.
/// </summary>
internal sealed class FramingMiddleware(RequestDelegate next)
{
    /// <summary>Bytes of path and query.</summary>
    public const int MaxTarget = 8 * 1024;

    /// <summary>
    /// Bytes of a chunked body as sent, with the sizes and extensions of its chunks. Far above what a good body can
    /// have, one byte in a chunk: whoever sends a longer one should see our refusal and no broken connection.
    /// </summary>
    public const int MaxChunked = 16 * 1024 * 1024;

    // Where Kestrel puts the Content-Length of a request that has a Transfer-Encoding too.
    private const string SetAside = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > MaxTarget } target)
            return Refuse(context, $"The request target has {target.Length} bytes; the limit is {MaxTarget}.");

        var headers = context.Request.Headers;
        if (headers.TransferEncoding is not { Count: > 0 } coding)
            return next(context);
        if (headers.ContentLength is not null || headers.ContainsKey(SetAside))
            return Refuse(
                context,
                "The request has both Content-Length and Transfer-Encoding; it must have one of them."
            );
        if (coding.Count != 1 || !"chunked".Equals(coding[0]?.Trim(), StringComparison.OrdinalIgnoreCase))
            return Refuse(
                context,
                "The request's Transfer-Encoding is not chunked alone, once; no other is supported."
            );
        // Kestrel throws chunk extensions away; they never reach our own limit on bodies.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxChunked;
        return next(context);
    }

    private static Task Refuse(HttpContext context, string description)
    {
        FaultResponse.Send(context, EdgeFaults.Invalid(description) with { ClosesConnection = true });
        return Task.CompletedTask;
    }
}

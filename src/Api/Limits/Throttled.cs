using System.Globalization;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Writing;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// The answer 429, which has a form of its own: the .NET SDK reads <c>Retry-After</c> with this body only, and breaks
/// on it without the header (contract.md 11).
/// </summary>
internal static class Throttled
{
    public static void Send(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        RequestContext.Of(context).FaultCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        using var scratch = JsonScratch.Take();
        var json = scratch.Json;
        json.WriteStartObject();
        json.WriteNumber("statusCode"u8, StatusCodes.Status429TooManyRequests);
        json.WriteString(
            "message"u8,
            string.Create(CultureInfo.InvariantCulture, $"Rate limit is exceeded. Try again in {seconds} seconds.")
        );
        json.WriteEndObject();
        scratch.SendTo(context.Response, StatusCodes.Status429TooManyRequests);
    }
}

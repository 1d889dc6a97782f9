using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Exchanges;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Answers 429 to callers who ask too often, the more slowly the more often they do. Not ASP.NET's own middleware, which asks a limiter twice before it refuses: what a customer is
/// refused would be counted twice for its partner.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits, RefusalPace pace)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Routes that are open to all have no caller to count for.
        var partner = Exchange.Of(context).Caller.Partner;
        return partner == Guid.Empty || limits.Count(context) is not { } wait ? next(context) : Refuse(context, partner, wait);
    }

    private async Task Refuse(HttpContext context, Guid partner, TimeSpan wait)
    {
        CartsTelemetry.RequestRefused("rate");
        if (!await pace.Wait(partner, context.RequestAborted))
            context.Response.Headers.Connection = "close";
        Throttled.Send(context, wait);
    }
}

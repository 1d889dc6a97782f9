using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Answers 429 to callers who ask too often, the more slowly the more often they do. Not ASP.NET's own middleware,
/// which asks a limiter twice before it refuses: what a customer is refused would be counted twice for its partner.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits, RefusalThrottle throttle)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Routes that are open to all have no caller to count for.
        var partner = RequestContext.Of(context).Caller.Partner;
        if (partner == Guid.Empty || limits.Count(context) is not { } wait)
            return next(context);

        CartsTelemetry.RequestRefused("rate");
        throttle.HoldBack(context, partner);
        Throttled.Send(context, wait);
        return Task.CompletedTask;
    }
}

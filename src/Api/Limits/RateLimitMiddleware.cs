using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Exchanges;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Answers 429 to callers who ask too often. Not ASP.NET's own middleware, which asks a limiter twice before it refuses: what a customer is refused would be counted
/// twice for its partner.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Routes that are open to all have no caller to count for.
        if (Exchange.Of(context).Caller.Partner == Guid.Empty || limits.Count(context) is not { } wait)
            return next(context);
        CartsTelemetry.RequestRefused("rate");
        Throttled.Send(context, wait);
        return Task.CompletedTask;
    }
}

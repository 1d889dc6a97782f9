using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Answers 429 to callers who ask too often, the more slowly the more often they do. Not ASP.NET's own middleware,
/// which asks a limiter twice before it refuses: what a customer is refused would be counted twice for its partner.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits, RefusedRequests refused)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Routes that are open to all have no caller to count for.
        var request = RequestContext.Of(context);
        var partner = request.Caller.Partner;
        if (partner == Guid.Empty)
            return next(context);

        request.Refusals = refused;
        request.RepeatOf = refused.FindRepeated(context, partner);
        // What seems to repeat a refused request is counted when its body is another (TryAdmit).
        return request.RepeatOf is not null || limits.TryCount(context) ? next(context) : Task.CompletedTask;
    }
}

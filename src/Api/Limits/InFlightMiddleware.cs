using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Answers what is too much 503 with Retry-After: a quick refusal is worth more than a late answer. Health is asked
/// about without waiting.
/// </summary>
internal sealed class InFlightMiddleware(RequestDelegate next, InFlightLimiter limiter)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is null ? Limited(context) : next(context);

    private async Task Limited(HttpContext context)
    {
        using var lease = await limiter.Acquire(RequestContext.Of(context).Caller.Partner, context.RequestAborted);
        if (lease.Refusal is { } refusal)
            FaultResponse.Send(context, EdgeFaults.Unavailable(refusal));
        else
            await next(context);
    }
}

/// <summary>Marks a route that is answered however busy the service is.</summary>
internal sealed class Unlimited;

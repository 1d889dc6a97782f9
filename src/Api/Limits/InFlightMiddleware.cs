using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Answers what is too much 503 with Retry-After: a quick refusal is worth more than a late answer. Health is asked about without waiting.
/// </summary>
internal sealed class InFlightMiddleware(RequestDelegate next, InFlightLimiter limiter)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is null ? Limited(context) : next(context);

    private async Task Limited(HttpContext context)
    {
        using var lease = await limiter.Acquire(context.RequestAborted);
        if (lease is null)
            FaultResponse.Send(context, EdgeFaults.Unavailable($"The service is busy: {limiter.Limit} requests are in work, which is the limit. Try again."));
        else
            await next(context);
    }
}

/// <summary>Marks a route that is answered however busy the service is.</summary>
internal sealed class Unlimited;

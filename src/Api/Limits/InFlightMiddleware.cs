using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Takes on a bounded number of requests, lets a bounded number wait for a bounded time, and answers the others 503 with Retry-After: a quick refusal
/// is worth more than a late answer. Health is asked about without waiting.
/// </summary>
internal sealed class InFlightMiddleware(RequestDelegate next, IOptions<LimitsOptions> options, TimeProvider time) : IDisposable
{
    private readonly LimitsOptions _limits = options.Value;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.InFlight,
        QueueLimit = options.Value.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Unlimited>() is not null)
        {
            await next(context);
            return;
        }

        using var at = _limiter.AttemptAcquire();
        if (at.IsAcquired)
        {
            await next(context);
            return;
        }

        using var later = await Wait(context.RequestAborted);
        if (later is { IsAcquired: true })
            await next(context);
        else
            FaultResponse.Send(context, EdgeFaults.Unavailable($"The service is busy: {_limits.InFlight} requests are in work, which is the limit. Try again."));
    }

    public void Dispose() => _limiter.Dispose();

    private async ValueTask<RateLimitLease?> Wait(CancellationToken aborted)
    {
        using var wait = new CancellationTokenSource(_limits.QueueWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(wait.Token, aborted);
        try
        {
            return await _limiter.AcquireAsync(1, either.Token);
        }
        catch (OperationCanceledException) when (wait.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}

/// <summary>Marks a route that is answered however busy the service is.</summary>
internal sealed class Unlimited;

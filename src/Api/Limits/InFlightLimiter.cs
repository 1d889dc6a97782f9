using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>A bounded number of requests in work, and a bounded number that waits for a bounded time.</summary>
internal sealed class InFlightLimiter(IOptions<LimitsOptions> options, TimeProvider time) : IDisposable
{
    private readonly TimeSpan _patience = options.Value.QueueWait;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.InFlight,
        QueueLimit = options.Value.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many requests may be in work.</summary>
    public int Limit { get; } = options.Value.InFlight;

    /// <summary>A lease to be disposed when the request is done; null when there is none to be had in time.</summary>
    public ValueTask<RateLimitLease?> Acquire(CancellationToken aborted)
    {
        var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? ValueTask.FromResult<RateLimitLease?>(lease) : Wait(aborted);
    }

    public void Dispose() => _limiter.Dispose();

    private async ValueTask<RateLimitLease?> Wait(CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            var lease = await _limiter.AcquireAsync(1, either.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}

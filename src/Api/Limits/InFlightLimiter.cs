using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// A bounded number of requests in work, of which one partner may have a share, and a bounded number that waits for a
/// bounded time. The share comes first: what is beyond it waits in a line of its own, where it is in nobody else's way.
/// </summary>
internal sealed class InFlightLimiter : IDisposable
{
    private readonly LimitsOptions _limits;
    private readonly TimeProvider _time;
    private readonly ConcurrencyLimiter _all;

    // Partners come from valid tokens only, and one that has nothing in work is forgotten after some seconds.
    private readonly PartitionedRateLimiter<Guid> _shares;

    public InFlightLimiter(IOptions<LimitsOptions> options, TimeProvider time)
    {
        (_limits, _time) = (options.Value, time);
        _all = Limiter(_limits.InFlight);
        Func<Guid, ConcurrencyLimiter> share = _ => Limiter(_limits.EffectivePartnerInFlight);
        _shares = PartitionedRateLimiter.Create<Guid, Guid>(partner => RateLimitPartition.Get(partner, share));
    }

    /// <summary>
    /// A place for one request of the partner, to be disposed when the request is done; not acquired when there is none
    /// to be had in time.
    /// </summary>
    public ValueTask<InFlightLease> Acquire(Guid partner, CancellationToken aborted)
    {
        var share = _shares.AttemptAcquire(partner);
        if (!share.IsAcquired)
            return Wait(partner, null, aborted);
        var place = _all.AttemptAcquire();
        return place.IsAcquired ? new(InFlightLease.Acquired(share, place)) : Wait(partner, share, aborted);
    }

    public void Dispose()
    {
        _shares.Dispose();
        _all.Dispose();
    }

    private async ValueTask<InFlightLease> Wait(Guid partner, RateLimitLease? share, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(_limits.QueueWait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            share ??= await _shares.AcquireAsync(partner, 1, either.Token);
            if (!share.IsAcquired)
                return ShareUsedUp();
            var place = await _all.AcquireAsync(1, either.Token);
            if (place.IsAcquired)
                return InFlightLease.Acquired(share, place);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            if (share is null)
                return ShareUsedUp();
        }
        catch
        {
            share?.Dispose();
            throw;
        }

        share.Dispose();
        return InFlightLease.Refused(
            "work",
            $"The service is busy: {_limits.InFlight} requests are in work, which is the limit. Try again."
        );
    }

    private InFlightLease ShareUsedUp() =>
        InFlightLease.Refused(
            "share",
            $"The service is busy with this partner: {_limits.EffectivePartnerInFlight} requests are in work, "
                + $"which is its share. Try again."
        );

    private ConcurrencyLimiter Limiter(int permits) =>
        new(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = permits,
                QueueLimit = _limits.Queue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
}

/// <summary>A place for one request, or why there is none.</summary>
internal readonly struct InFlightLease : IDisposable
{
    private readonly RateLimitLease? _share;
    private readonly RateLimitLease? _place;

    private InFlightLease(RateLimitLease? share, RateLimitLease? place, string? refusal) =>
        (_share, _place, Refusal) = (share, place, refusal);

    /// <summary>Null when there is a place.</summary>
    public string? Refusal { get; }

    public static InFlightLease Acquired(RateLimitLease share, RateLimitLease place) => new(share, place, null);

    public static InFlightLease Refused(string limit, string why)
    {
        CartsTelemetry.RequestRefused(limit);
        return new(null, null, why);
    }

    public void Dispose()
    {
        _place?.Dispose();
        _share?.Dispose();
    }
}

using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// How quickly a partner is told that it asks too often. A refusal is cheap, but a quick one is answered with the next request, whose head and body cost their bytes: the first
/// of a second leave at once, those beyond wait for their turn, and so does whoever sends. Kestrel reads no further meanwhile than into its buffer.
/// </summary>
internal sealed class RefusalPace : IDisposable
{
    // Each waits with a connection of its own, and a place in the audit log.
    private const int MostWaiting = 1_024;

    private readonly PartitionedRateLimiter<Guid>? _refusals;

    public RefusalPace(IOptions<LimitsOptions> options)
    {
        if (options.Value.RefusalsPerSecond is not (> 0 and var perSecond))
            return;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / perSecond,
            AutoReplenishment = false,
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        Func<Guid, TokenBucketRateLimiter> ofPartner = _ => new(bucket);
        _refusals = PartitionedRateLimiter.Create<Guid, Guid>(partner => RateLimitPartition.Get(partner, ofPartner));
    }

    /// <summary>Completes when the refusal may leave.</summary>
    /// <returns>False when so many wait that this one need not: it leaves at once, and should be the connection's last.</returns>
    public async ValueTask<bool> Wait(Guid partner, CancellationToken aborted)
    {
        if (_refusals is null)
            return true;
        using var turn = await _refusals.AcquireAsync(partner, 1, aborted);
        return turn.IsAcquired;
    }

    public void Dispose() => _refusals?.Dispose();
}

using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Long pieces of processor work (a large body to read, a large cart to write, a signature to check) of one partner are
/// done one or few at a time, whatever it has in flight: the others' short pieces then never stand in line behind all
/// of them. Short pieces pass.
/// </summary>
internal sealed class ProcessorShares : IDisposable
{
    /// <summary>
    /// Bytes of a body from which on reading it is a long piece; a cart's line is one of several hundred.
    /// </summary>
    public const int LongBody = 16 * 1024;

    /// <summary>Lines of a cart from which on writing it is a long piece.</summary>
    public const int ManyLines = 32;

    private readonly PartitionedRateLimiter<Guid> _shares;

    public ProcessorShares(IOptions<LimitsOptions> options)
    {
        var share = new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.EffectivePartnerProcessors,
            // What is in flight, or connected, bounds it.
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        Func<Guid, ConcurrencyLimiter> ofPartner = _ => new(share);
        _shares = PartitionedRateLimiter.Create<Guid, Guid>(partner => RateLimitPartition.Get(partner, ofPartner));
    }

    /// <summary>A place, to be disposed when the piece is done; nothing may be awaited in between.</summary>
    /// <param name="partner">Whose work it is; empty for callers whose tokens have not been checked, who are
    /// one.</param>
    /// <param name="isLong">Whether it is a long piece; for a short one null comes back at once.</param>
    /// <param name="aborted">Gives up.</param>
    public ValueTask<RateLimitLease?> Acquire(Guid partner, bool isLong, CancellationToken aborted) =>
        isLong ? Wait(partner, aborted) : default;

    public void Dispose() => _shares.Dispose();

    private async ValueTask<RateLimitLease?> Wait(Guid partner, CancellationToken aborted)
    {
        var place = _shares.AttemptAcquire(partner);
        if (place.IsAcquired)
            return place;
        place = await _shares.AcquireAsync(partner, 1, aborted);
        // Whoever gave the place up goes on, on its thread, and would do this next: it belongs behind what has come
        // meanwhile.
        await Task.Yield();
        return place;
    }
}

using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Long pieces of processor work (a large body to read, a large cart to write, a signature to check) of one partner are done one or few at a time, whatever it has in flight: the
/// others' short pieces then never stand in line behind all of them. Short pieces pass.
/// </summary>
internal sealed class ProcessorShares : IDisposable
{
    /// <summary>Bytes of a body from which on reading it is a long piece; a cart's line is one of several hundred.</summary>
    public const int LongBody = 16 * 1024;

    /// <summary>Lines of a cart from which on writing it is a long piece.</summary>
    public const int ManyLines = 32;

    /// <summary>For each processor's worth of long work. Reading waits for the network, mostly.</summary>
    private const int BodiesReadForEach = 4;

    private readonly PartitionedRateLimiter<Guid> _shares;
    private readonly PartitionedRateLimiter<Guid> _bodies;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;

    public ProcessorShares(IOptions<LimitsOptions> options, TimeProvider time)
    {
        var processors = options.Value.EffectivePartnerProcessors;
        (_shares, _bodies) = (Limiter(processors), Limiter(processors * BodiesReadForEach));
        (_patience, _time) = (options.Value.QueueWait, time);
    }

    /// <summary>A turn, to be disposed when the piece is done; nothing may be awaited in between.</summary>
    /// <param name="partner">Whose work it is; empty for callers whose tokens have not been checked, who are one.</param>
    /// <param name="isLong">Whether it is a long piece; for a short one null comes back at once.</param>
    /// <param name="aborted">Gives up.</param>
    public ValueTask<RateLimitLease?> Turn(Guid partner, bool isLong, CancellationToken aborted) => isLong ? Wait(partner, aborted) : default;

    /// <summary>
    /// A turn to read a body, so that one partner's buffers are few, and what comes for the others is not one of many. A body may come slowly: after <see cref="LimitsOptions.QueueWait"/>
    /// the next is read all the same, and null comes back.
    /// </summary>
    public ValueTask<RateLimitLease?> BodyTurn(Guid partner, bool isLong, CancellationToken aborted) => isLong ? WaitForBody(partner, aborted) : default;

    public void Dispose()
    {
        _shares.Dispose();
        _bodies.Dispose();
    }

    private async ValueTask<RateLimitLease?> Wait(Guid partner, CancellationToken aborted)
    {
        var turn = _shares.AttemptAcquire(partner);
        if (turn.IsAcquired)
            return turn;
        turn = await _shares.AcquireAsync(partner, 1, aborted);
        // Whoever gave the turn up goes on, on its thread, and would do this next: it belongs behind what has come meanwhile.
        await Task.Yield();
        return turn;
    }

    private async ValueTask<RateLimitLease?> WaitForBody(Guid partner, CancellationToken aborted)
    {
        var turn = _bodies.AttemptAcquire(partner);
        if (turn.IsAcquired)
            return turn;
        using var patience = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            return await _bodies.AcquireAsync(partner, 1, either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    private static PartitionedRateLimiter<Guid> Limiter(int permits)
    {
        var share = new ConcurrencyLimiterOptions
        {
            PermitLimit = permits,
            // What is in flight, or connected, bounds it.
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        Func<Guid, ConcurrencyLimiter> ofPartner = _ => new(share);
        return PartitionedRateLimiter.Create<Guid, Guid>(partner => RateLimitPartition.Get(partner, ofPartner));
    }
}

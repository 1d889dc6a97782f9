using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace PartnerCarts.Grains;

/// <summary>
/// Knows when silos last came or went, and so which copies of carts in memory may be old. While silos come and go,
/// Orleans may name a cart's next activation before the last one has ended: what the last one still acknowledges is in
/// the store, and not in the copy that the next one has read by then. Writes find out, because the store fences them;
/// reads ask here, and read the store again if they must.
/// </summary>
internal sealed class MembershipChanges : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    // How long silos take to hear of each other is not a matter of the carts' clock, which tests move.
#pragma warning disable RS0030
    private readonly TimeProvider _time = TimeProvider.System;
#pragma warning restore RS0030

    private readonly ISiloStatusOracle _silos;
    private readonly CancellationToken _siloLeaves;
    private readonly bool _isAlwaysAsked;
    private readonly long _length;
    private long _last;

    public MembershipChanges(
        ISiloStatusOracle silos,
        SiloLeaving leaving,
        IOptions<ClusterMembershipOptions> membership,
        IOptions<CartReadOptions> reads
    )
    {
        _silos = silos;
        _siloLeaves = leaving.Token;
        _isAlwaysAsked = reads.Value.AreFresh;
        // A silo hears of a change with its next look at the table at the latest; what it has begun by then ends within
        // an attempt.
        _length = (long)(
            (membership.Value.TableRefreshTimeout + ClusterCalls.AttemptLength).TotalSeconds * _time.TimestampFrequency
        );
        _last = Now;
    }

    /// <summary>The time, to be taken before the store is read.</summary>
    public long Now => _time.GetTimestamp();

    /// <summary>
    /// Whether another activation may have written after what was read at that time, which it may until all silos have
    /// heard of the last change; in a silo that leaves, until it is gone. Always with
    /// <see cref="CartReadOptions.AreFresh"/>.
    /// </summary>
    public bool MayHaveMissed(long readAt) =>
        _isAlwaysAsked || readAt - Volatile.Read(ref _last) < _length || _siloLeaves.IsCancellationRequested;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MembershipChanges), ServiceLifecycleStage.RuntimeInitialize, Subscribe);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) =>
        Volatile.Write(ref _last, Now);

    private Task Subscribe(CancellationToken cancellation)
    {
        _silos.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }
}

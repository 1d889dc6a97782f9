namespace PartnerCarts.Grains;

/// <summary>Wakes the carts of one shard of the wake-up index. The key is the shard's number.</summary>
[Alias("partnercarts.wakeup-shard")]
public interface IWakeupShardGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that the shard is looked at from now on, whatever becomes of this activation.</summary>
    [Alias("start")]
    Task Start();
}

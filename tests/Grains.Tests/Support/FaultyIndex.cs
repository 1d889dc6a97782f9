using PartnerCarts.Carts;

namespace PartnerCarts.Grains.Tests.Support;

/// <summary>A wake-up index outside of the silos, which tests make fail and look into.</summary>
internal sealed class FaultyIndex : IWakeupIndex
{
    private readonly MemoryWakeupIndex _index = new();

    /// <summary>What the next puts and removals fail with; null for nothing.</summary>
    public Func<Exception>? Fault { get; set; }

    public ValueTask Put(CartKey key, DateTimeOffset due, CancellationToken cancellation) =>
        Fault is { } fault ? throw fault() : _index.Put(key, due, cancellation);

    public ValueTask Remove(CartKey key, DateTimeOffset due, CancellationToken cancellation) =>
        Fault is { } fault ? throw fault() : _index.Remove(key, due, cancellation);

    public IAsyncEnumerable<WakeupEntry> Due(int shard, DateTimeOffset until, CancellationToken cancellation) =>
        _index.Due(shard, until, cancellation);

    /// <summary>All entries, due or not.</summary>
    public async Task<List<WakeupEntry>> All()
    {
        var all = new List<WakeupEntry>();
        for (var shard = 0; shard < WakeupShards.Count; shard++)
            await foreach (var entry in Due(shard, DateTimeOffset.MaxValue, default))
                all.Add(entry);
        return all;
    }
}

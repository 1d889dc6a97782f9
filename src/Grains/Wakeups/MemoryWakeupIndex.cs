using System.Runtime.CompilerServices;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// A wake-up index that lives and dies with its process: for one silo on a developer's machine, and for tests.
/// </summary>
internal sealed class MemoryWakeupIndex : IWakeupIndex, ICustomerRecords
{
    private const int Page = 256;

    private static readonly Comparer<WakeupEntry> ByTime = Comparer<WakeupEntry>.Create(
        static (one, other) =>
        {
            var byWakeup = one.Due.CompareTo(other.Due);
            if (byWakeup != 0)
                return byWakeup;
            var byCustomer = one.Key.CustomerId.CompareTo(other.Key.CustomerId);
            return byCustomer != 0 ? byCustomer : one.Key.CartId.CompareTo(other.Key.CartId);
        }
    );

    private readonly SortedSet<WakeupEntry>[] _shards =
    [
        .. Enumerable.Range(0, WakeupShards.Count).Select(_ => new SortedSet<WakeupEntry>(ByTime)),
    ];

    public ValueTask Put(CartKey key, DateTimeOffset due, CancellationToken cancellation)
    {
        var shard = _shards[WakeupShards.Of(key)];
        lock (shard)
            shard.Add(new WakeupEntry(key, due));
        return ValueTask.CompletedTask;
    }

    public ValueTask Remove(CartKey key, DateTimeOffset due, CancellationToken cancellation)
    {
        var shard = _shards[WakeupShards.Of(key)];
        lock (shard)
            shard.Remove(new WakeupEntry(key, due));
        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<WakeupEntry> Due(
        int shard,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        WakeupEntry? last = null;
        for (
            var page = ReadPage(_shards[shard], last, until);
            page.Count > 0;
            page = ReadPage(_shards[shard], last, until)
        )
            foreach (var entry in page)
            {
                cancellation.ThrowIfCancellationRequested();
                last = entry;
                yield return entry;
            }

        await Task.CompletedTask;
    }

    /// <summary>Orders in memory are in nobody's list; they end with the process.</summary>
    public ValueTask<IReadOnlyList<GrainId>> Orders(Guid customer, int most) =>
        ValueTask.FromResult<IReadOnlyList<GrainId>>([]);

    private static List<WakeupEntry> ReadPage(SortedSet<WakeupEntry> shard, WakeupEntry? after, DateTimeOffset until)
    {
        lock (shard)
        {
            if (shard.Count == 0 || shard.Min.Due > until)
                return [];
            var rest = after is { } last ? shard.GetViewBetween(last, Later(shard.Max, last)) : shard;
            return [.. rest.Where(entry => entry != after).TakeWhile(entry => entry.Due <= until).Take(Page)];
        }
    }

    private static WakeupEntry Later(WakeupEntry one, WakeupEntry other) =>
        ByTime.Compare(one, other) >= 0 ? one : other;
}

using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Storage.Contracts;

/// <summary>What the wake-up shards rely on, whichever index they look at.</summary>
public abstract class WakeupIndexContract
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>An index over the provider's one store.</summary>
    protected abstract IWakeupIndex Open();

    /// <summary>Stores a cart that is due then, and so its entry.</summary>
    protected abstract Task Make(CartKey cart, DateTimeOffset due);

    /// <summary>Removes the cart, and so its entry.</summary>
    protected abstract Task Remove(CartKey cart, DateTimeOffset due);

    [ContractFact]
    public async Task Due_EntriesOfSeveralHours_ComeEarliestFirstUpToTheTick()
    {
        var keys = Keys(shard: 11, 5);
        DateTimeOffset[] times = [Noon, Noon.AddTicks(1), Noon.AddHours(1), Noon.AddDays(-3), Noon.AddYears(1)];
        foreach (var (key, due) in keys.Zip(times))
            await Make(key, due);

        Assert.Equal([keys[3], keys[0]], (await Due(11, Noon)).Select(entry => entry.Key));
        Assert.Equal([keys[3], keys[0], keys[1]], (await Due(11, Noon.AddTicks(1))).Select(entry => entry.Key));
        Assert.Equal(Noon.AddTicks(1), (await Due(11, Noon.AddTicks(1)))[2].Due);
    }

    [ContractFact]
    public async Task Due_OfAnotherShard_IsNotSeen()
    {
        var key = Keys(shard: 12, 1)[0];
        await Make(key, Noon);

        Assert.Equal([new WakeupEntry(key, Noon)], await Due(12, Noon));
        Assert.DoesNotContain(await Due(13, Noon), entry => entry.Key == key);
    }

    [ContractFact]
    public async Task Remove_Entry_IsGone()
    {
        var key = Keys(shard: 14, 1)[0];
        await Make(key, Noon);

        await Remove(key, Noon);

        Assert.Empty(await Due(14, Noon));
    }

    [ContractFact]
    public async Task Due_MoreThanAPage_ReadsThemAllWhileTheyAreRemoved()
    {
        var keys = Keys(shard: 15, 1_100);
        await Parallel.ForEachAsync(keys, async (key, _) => await Make(key, Noon));

        var seen = new List<CartKey>();
        await foreach (var entry in Open().Due(15, Noon, default))
        {
            seen.Add(entry.Key);
            await Remove(entry.Key, entry.Due);
        }

        Assert.Equal(keys.Length, seen.Count);
        Assert.Equal(keys.ToHashSet(), seen.ToHashSet());
        Assert.Empty(await Due(15, Noon));
    }

    private static CartKey[] Keys(int shard, int count) =>
        [
            .. Enumerable
                .Range(0, int.MaxValue)
                .Select(_ => new CartKey(Guid.NewGuid(), Guid.NewGuid()))
                .Where(key => WakeupShards.Of(key) == shard)
                .Take(count),
        ];

    private async Task<List<WakeupEntry>> Due(int shard, DateTimeOffset until)
    {
        var found = new List<WakeupEntry>();
        await foreach (var entry in Open().Due(shard, until, default))
            found.Add(entry);
        return found;
    }
}

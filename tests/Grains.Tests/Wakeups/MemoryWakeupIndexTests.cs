using PartnerCarts.Carts;

namespace PartnerCarts.Grains.Tests.Due;

public sealed class MemoryWakeupIndexTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly MemoryWakeupIndex _index = new();

    [Fact]
    public async Task Due_ManyEntries_ComesEarliestFirstAndNoneTwice()
    {
        var entries = KeysOfOneShard(1_000)
            .Select((key, i) => new WakeupEntry(key, Noon.AddSeconds(i * 37 % 1_000)))
            .ToArray();
        foreach (var entry in entries)
            await _index.Put(entry.Key, entry.Due, default);

        var found = await Read(WakeupShards.Of(entries[0].Key), Noon.AddSeconds(500));

        Assert.Equal(
            entries
                .Where(entry => entry.Due <= Noon.AddSeconds(500))
                .OrderBy(entry => entry.Due)
                .Select(entry => entry.Key),
            found.Select(entry => entry.Key)
        );
    }

    [Fact]
    public async Task Due_EntriesRemovedWhileRead_GoesOnBehindThem()
    {
        var keys = KeysOfOneShard(600).ToArray();
        foreach (var key in keys)
            await _index.Put(key, Noon, default);

        var seen = 0;
        await foreach (var entry in _index.Due(WakeupShards.Of(keys[0]), Noon, default))
        {
            seen++;
            await _index.Remove(entry.Key, entry.Due, default);
        }

        Assert.Equal(keys.Length, seen);
        Assert.Empty(await Read(WakeupShards.Of(keys[0]), Noon));
    }

    [Fact]
    public async Task Due_EntriesThatStay_DoNotHoldUpThoseBehind()
    {
        var keys = KeysOfOneShard(600).ToArray();
        foreach (var key in keys)
            await _index.Put(key, Noon, default);

        Assert.Equal(keys.Length, (await Read(WakeupShards.Of(keys[0]), Noon)).Count);
    }

    [Fact]
    public async Task Put_TwiceForTwoTimes_KeepsBoth()
    {
        var key = KeysOfOneShard(1).Single();
        await _index.Put(key, Noon, default);
        await _index.Put(key, Noon, default);
        await _index.Put(key, Noon.AddDays(1), default);
        await _index.Remove(key, Noon.AddDays(2), default);

        Assert.Equal(
            [Noon, Noon.AddDays(1)],
            (await Read(WakeupShards.Of(key), Noon.AddDays(1))).Select(entry => entry.Due)
        );
    }

    private static IEnumerable<CartKey> KeysOfOneShard(int count) =>
        Enumerable
            .Range(0, int.MaxValue)
            .Select(_ => new CartKey(Guid.NewGuid(), Guid.NewGuid()))
            .Where(key => WakeupShards.Of(key) == 5)
            .Take(count);

    private async Task<List<WakeupEntry>> Read(int shard, DateTimeOffset until)
    {
        var found = new List<WakeupEntry>();
        await foreach (var entry in _index.Due(shard, until, default))
            found.Add(entry);
        return found;
    }
}

using Azure.Data.Tables;
using PartnerCarts.Carts;
using PartnerCarts.Grains;
using PartnerCarts.Providers.AzureStorage;

namespace PartnerCarts.Silo.Tests.Azure;

[NeedsAzurite, Collection(UsesAzurite.Name)]
public sealed class AzureWakeupIndexTests(AzuriteServer server)
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 2, 12, 0, 0, TimeSpan.Zero);

    // Every test has a shard's worth of keys of its own: the table is the account's only one.
    private readonly AzureWakeupIndex _index = new(new TableServiceClient(server.ConnectionString));

    [ContractFact]
    public async Task Due_EntriesOfSeveralHours_ComeEarliestFirstUpToTheTick()
    {
        var keys = Keys(shard: 1, 5);
        DateTimeOffset[] times = [Noon, Noon.AddTicks(1), Noon.AddHours(1), Noon.AddDays(-3), Noon.AddYears(1)];
        foreach (var (key, due) in keys.Zip(times))
            await _index.Put(key, due, default);

        Assert.Equal([keys[3], keys[0]], (await Due(1, Noon)).Select(entry => entry.Key));
        Assert.Equal([keys[3], keys[0], keys[1]], (await Due(1, Noon.AddTicks(1))).Select(entry => entry.Key));
        Assert.Equal(Noon.AddTicks(1), (await Due(1, Noon.AddTicks(1)))[2].Due);
    }

    [ContractFact]
    public async Task Put_Twice_KeepsOneAndRemoveOfAnotherTimeKeepsIt()
    {
        var key = Keys(shard: 2, 1)[0];
        await _index.Put(key, Noon, default);
        await _index.Put(key, Noon, default);
        await _index.Remove(key, Noon.AddTicks(1), default);

        Assert.Single(await Due(2, Noon));
        await _index.Remove(key, Noon, default);
        Assert.Empty(await Due(2, Noon));
    }

    [ContractFact]
    public async Task Due_MoreThanAPage_ReadsThemAllWhileTheyAreRemoved()
    {
        var keys = Keys(shard: 3, 1_100);
        await Parallel.ForEachAsync(keys, async (key, cancellation) => await _index.Put(key, Noon, cancellation));

        var seen = 0;
        await foreach (var entry in _index.Due(3, Noon, default))
        {
            seen++;
            await _index.Remove(entry.Key, entry.Due, default);
        }

        Assert.Equal(keys.Length, seen);
        Assert.Empty(await Due(3, Noon));
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
        await foreach (var entry in _index.Due(shard, until, default))
            found.Add(entry);
        return found;
    }
}

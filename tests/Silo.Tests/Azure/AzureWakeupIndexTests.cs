using Azure.Data.Tables;
using PartnerCarts.Carts;
using PartnerCarts.Grains;
using PartnerCarts.Providers.AzureStorage;

namespace PartnerCarts.Silo.Tests.Azure;

/// <summary>Every case has a shard of its own: the table is the account's only one.</summary>
[NeedsAzurite, Collection(UsesAzurite.Name)]
public sealed class AzureWakeupIndexTests(AzuriteServer server) : WakeupIndexContract
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly AzureWakeupIndex _index = new(new TableServiceClient(server.ConnectionString));

    [ContractFact]
    public async Task Put_Twice_KeepsOneAndRemoveOfAnotherTimeKeepsIt()
    {
        var key = KeyOf(shard: 2);
        await _index.Put(key, Noon, default);
        await _index.Put(key, Noon, default);
        await _index.Remove(key, Noon.AddTicks(1), default);

        Assert.Single(await Due(2));
        await _index.Remove(key, Noon, default);
        Assert.Empty(await Due(2));
    }

    protected override IWakeupIndex Open() => _index;

    protected override async Task Make(CartKey cart, DateTimeOffset due) => await _index.Put(cart, due, default);

    protected override async Task Remove(CartKey cart, DateTimeOffset due) => await _index.Remove(cart, due, default);

    private static CartKey KeyOf(int shard) =>
        Enumerable
            .Range(0, int.MaxValue)
            .Select(_ => new CartKey(Guid.NewGuid(), Guid.NewGuid()))
            .First(key => WakeupShards.Of(key) == shard);

    private async Task<List<WakeupEntry>> Due(int shard)
    {
        var found = new List<WakeupEntry>();
        await foreach (var entry in _index.Due(shard, Noon, default))
            found.Add(entry);
        return found;
    }
}

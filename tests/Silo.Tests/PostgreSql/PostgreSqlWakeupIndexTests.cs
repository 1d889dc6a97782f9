using PartnerCarts.Carts;
using PartnerCarts.Grains;
using PartnerCarts.Providers.PostgreSql;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Silo.Tests.PostgreSql;

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlWakeupIndexTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly PostgreSqlStore _store = new(server);

    public Task InitializeAsync() => _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Due_OfWrittenCarts_IsThatOfTheirLastWrite()
    {
        var (storage, cart, due) = (_store.OpenStorage(), CartOf(shard: 7), Noon.AddTicks(1));
        var tag = await storage.Write(Id(cart), CartDue(due), null);
        Assert.Equal([new WakeupEntry(cart, due)], await Due(7, due));
        Assert.Empty(await Due(7, due.AddTicks(-1)));
        Assert.Empty(await Due(8, due));

        tag = await storage.Write(Id(cart), CartDue(due.AddDays(1)), tag);
        Assert.Empty(await Due(7, due));
        Assert.Equal([new WakeupEntry(cart, due.AddDays(1))], await Due(7, due.AddDays(1)));

        await storage.Clear(Id(cart), tag);
        Assert.Empty(await Due(7, due.AddDays(1)));
    }

    [ContractFact]
    public async Task Due_MoreThanAPage_GivesEveryEntryOnceEarliestFirst()
    {
        var storage = _store.OpenStorage();
        var carts = Enumerable
            .Range(0, 1203)
            .Select(i => new WakeupEntry(CartOf(shard: 3), Noon.AddSeconds(i / 700)))
            .ToArray();
        await Task.WhenAll(carts.Select(entry => storage.Write(Id(entry.Key), CartDue(entry.Due), null)));
        var found = await Due(3, Noon.AddHours(1));
        Assert.Equal(found.Select(entry => entry.Due).Order(), found.Select(entry => entry.Due));
        Assert.Equal(carts.Select(entry => entry.Key).ToHashSet(), found.Select(entry => entry.Key).ToHashSet());
        Assert.Equal(carts.Length, found.Count);
    }

    [ContractFact]
    public async Task PutAndRemove_WithoutACart_LeaveNoTrace()
    {
        var index = new PostgreSqlWakeupIndex(_store.OpenDatabase());
        var cart = CartOf(shard: 1);
        await index.Put(cart, Noon, default);
        Assert.Empty(await Due(1, Noon));
        await index.Remove(cart, Noon, default);
        Assert.Empty(await Due(1, Noon));
    }

    [ContractFact]
    public async Task Write_OfNoCart_IsRefused()
    {
        var storage = _store.OpenStorage();
        var fault = await Assert.ThrowsAsync<NotSupportedException>(() =>
            storage.WriteStateAsync(
                "cart",
                NewCart(),
                new GrainState<SubscriptionRecord>(new SubscriptionRecord { CatalogItemId = "item" })
            )
        );
        Assert.Contains("keeps carts", fault.Message);
    }

    private async Task<List<WakeupEntry>> Due(int shard, DateTimeOffset until)
    {
        var entries = new List<WakeupEntry>();
        await foreach (var entry in new PostgreSqlWakeupIndex(_store.OpenDatabase()).Due(shard, until, default))
            entries.Add(entry);
        return entries;
    }

    private static GrainId Id(CartKey cart) => GrainId.Create("cart", cart.ToString());

    private static CartKey CartOf(int shard)
    {
        while (true)
        {
            var cart = new CartKey(Guid.NewGuid(), Guid.NewGuid());
            if (WakeupShards.Of(cart) == shard)
                return cart;
        }
    }
}

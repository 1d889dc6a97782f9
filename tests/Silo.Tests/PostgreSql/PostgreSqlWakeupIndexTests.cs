using PartnerCarts.Carts;
using PartnerCarts.Grains;
using PartnerCarts.Providers.PostgreSql;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Silo.Tests.PostgreSql;

[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlWakeupIndexTests(PostgreSqlServer server) : WakeupIndexContract, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly PostgreSqlStore _store = new(server);
    private IGrainStorage _carts = null!;
    private PostgreSqlWakeupIndex _index = null!;

    public async Task InitializeAsync()
    {
        await _store.InitializeAsync();
        (_carts, _index) = (_store.OpenStorage(), new PostgreSqlWakeupIndex(_store.OpenDatabase()));
    }

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

    protected override IWakeupIndex Open() => _index;

    protected override async Task Make(CartKey cart, DateTimeOffset due) =>
        await _carts.Write(Id(cart), CartDue(due), null);

    protected override async Task Remove(CartKey cart, DateTimeOffset due) =>
        await _carts.Clear(Id(cart), (await _carts.Read(Id(cart))).ETag);

    private async Task<List<WakeupEntry>> Due(int shard, DateTimeOffset until)
    {
        var entries = new List<WakeupEntry>();
        await foreach (var entry in _index.Due(shard, until, default))
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

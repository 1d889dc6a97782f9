using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Providers.PostgreSql;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Silo.Tests.PostgreSql;

/// <summary>The index is the carts' own rows.</summary>
[NeedsPostgreSql, Collection(UsesPostgreSql.Name)]
[TestCaseOrderer("PartnerCarts.Storage.Contracts.SkipWhereMissing", "PartnerCarts.Storage.Contracts")]
public sealed class PostgreSqlCartIndexTests(PostgreSqlServer server) : CartIndexContract, IAsyncLifetime
{
    private readonly PostgreSqlStore _store = new(server);
    private IGrainStorage _carts = null!;

    protected override ICartIndex Index => new PostgreSqlCartIndex(_store.OpenDatabase());

    public async Task InitializeAsync()
    {
        await _store.InitializeAsync();
        _carts = _store.OpenStorage();
    }

    public Task DisposeAsync() => _store.DisposeAsync();

    [ContractFact]
    public async Task Read_CartOfASiloOfAnEarlierVersion_IsTheOldest()
    {
        var entry = new CartIndexEntry(new(Guid.NewGuid(), Guid.NewGuid()), DateTimeOffset.UnixEpoch);
        await Make(entry);
        await _store.Execute("UPDATE cart SET created = NULL");
        var newer = new CartIndexEntry(new(entry.Key.CustomerId, Guid.NewGuid()), DateTimeOffset.UnixEpoch);
        await Make(newer);

        var first = await Index.Read(entry.Key.CustomerId, 1, after: null, default);
        var second = await Index.Read(entry.Key.CustomerId, 1, first.Next, default);

        Assert.Equal([newer], first.Entries);
        Assert.Equal([entry with { Created = default }], second.Entries);
        Assert.Null(second.Next);
    }

    protected override async Task Make(CartIndexEntry entry) =>
        await _carts.Write(IdOf(entry), RandomCart() with { Key = entry.Key, Created = entry.Created }, null);

    protected override async Task Remove(CartIndexEntry entry) =>
        await _carts.Clear(IdOf(entry), (await _carts.Read(IdOf(entry))).ETag);

    private static GrainId IdOf(CartIndexEntry entry) => GrainId.Create("cart", entry.Key.ToString());
}

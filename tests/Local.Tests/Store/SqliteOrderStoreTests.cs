using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Store;

/// <summary>The contract of order books, for the one in the store.</summary>
public sealed class SqliteOrderStoreTests : OrderStoreContract, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteStore _store = null!;

    protected override IOrderStore Book => new SqliteOrderStore(_store);

    public async Task InitializeAsync() => _store = await OpenStore.At(_folder.StorePath);

    public Task DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }
}

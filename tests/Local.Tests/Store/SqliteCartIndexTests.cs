using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Store;

/// <summary>The index is the carts' own rows.</summary>
public sealed class SqliteCartIndexTests : CartIndexContract, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteStore _store = null!;

    protected override ICartIndex Index => new SqliteCartIndex(_store);

    public async Task InitializeAsync() => _store = await OpenStore.At(_folder.StorePath);

    public Task DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    protected override async Task Make(CartIndexEntry entry) =>
        await _store
            .Of(entry.Key)
            .Write(
                SampleCarts.New(entry.Key) with
                {
                    Created = entry.Created,
                },
                expectedRevision: 0,
                wakeupChanged: true
            );

    protected override async Task Remove(CartIndexEntry entry) => await _store.Of(entry.Key).Delete(1);
}

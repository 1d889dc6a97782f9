using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Orders;

public sealed class GrainOrderStoreTests : OrderStoreContract, IAsyncLifetime
{
    private CartCluster _cluster = null!;

    protected override IOrderStore Book => _cluster.Book;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}

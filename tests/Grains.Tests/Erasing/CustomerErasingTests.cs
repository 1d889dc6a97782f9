using Microsoft.Extensions.Logging.Abstractions;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Erasing;

/// <summary>Over two silos and a store of their own.</summary>
public sealed class CustomerErasingTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Guid _customer = Guid.NewGuid();
    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Erase_CartsInMemoryAndOrders_LeavesNothingAndOthersAlone()
    {
        var carts = Enumerable.Range(0, 5).Select(_ => new CartKey(_customer, Guid.NewGuid())).ToList();
        foreach (var key in carts)
            await _cluster.Carts.Create(key);
        var order = await Order(carts[0]);
        var other = Requests.NewKey();
        await _cluster.Carts.Create(other);
        var othersOrder = await Order(other);

        var sum = await Erase();

        Assert.Equal((5, 1, true), (sum.Carts, sum.Orders, sum.IsComplete));
        foreach (var key in carts)
        {
            Requests.Refused(RefusalCode.CartNotFound, await _cluster.Carts.Get(key));
            Requests.Refused(RefusalCode.CartNotFound, await _cluster.Carts.Put(key, 2));
        }

        Assert.Null(await _cluster.Book.Find(Requests.Caller.Partner, _customer, order, default));
        Assert.Empty(await _cluster.Store.Carts(_customer, 10));
        Assert.Empty(await _cluster.Store.Orders(_customer, 10));
        Requests.Shown(await _cluster.Carts.Get(other));
        Assert.NotNull(await _cluster.Book.Find(Requests.Caller.Partner, other.CustomerId, othersOrder, default));
    }

    [Fact]
    public async Task Erase_Again_FindsNothing()
    {
        await _cluster.Carts.Create(new CartKey(_customer, Guid.NewGuid()));
        await Erase();

        var sum = await Erase();

        Assert.Equal((0, 0, true), (sum.Carts, sum.Orders, sum.IsComplete));
    }

    [Fact]
    public async Task Erase_StoreThatFails_GoesOnWhenItWorksAgain()
    {
        for (var one = 0; one < 3; one++)
            await _cluster.Carts.Create(new CartKey(_customer, Guid.NewGuid()));
        var failures = 0;
        _cluster.Store.BeforeWrite = _ =>
            Interlocked.Increment(ref failures) <= 4
                ? throw new IOException("The database is not there.")
                : Task.CompletedTask;

        var sum = await Erase();

        Assert.True(failures > 4);
        Assert.Equal((3, true), (sum.Carts, sum.IsComplete));
        Assert.Empty(await _cluster.Store.Carts(_customer, 10));
    }

    [Fact]
    public async Task Erase_TimeIsUp_SaysWhatIsLeft()
    {
        await _cluster.Carts.Create(new CartKey(_customer, Guid.NewGuid()));
        _cluster.Store.BeforeWrite = _ => throw new IOException("The database is not there.");

        var sum = await Erase(TimeSpan.FromMilliseconds(1));

        Assert.Equal((0, 1, false), (sum.Carts, sum.Left, sum.IsComplete));
    }

    private async Task<string> Order(CartKey key)
    {
        var reply = await _cluster.Operations.Checkout(
            Requests.Caller,
            key,
            null,
            null,
            Requests.NewIdempotencyKey(),
            waits: true,
            default
        );
        return Assert.IsType<CartReply.CheckedOut>(reply).Cart.Orders[0].Id;
    }

    private Task<EraseProgress> Erase(TimeSpan? within = null)
    {
        var gate = new ClusterGate();
        gate.Open();
        return new CustomerErasing(_cluster.Grains, _cluster.Calls, gate, NullLogger<CustomerErasing>.Instance).Run(
            _customer,
            within ?? Patience,
            default
        );
    }
}

using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Due;

/// <summary>
/// Orders that their processor finishes later: the wake-up index brings the cart back to ask, wherever it is, and no
/// read does.
/// </summary>
public sealed class PendingOrderTests : IAsyncLifetime
{
    private readonly GatedOrderProcessor _processor = new() { Outcome = OrderStatus.Pending };
    private readonly CartKey _key = Requests.NewKey();
    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start(processor: _processor);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Pending_CartNotActive_IsAskedAboutUntilItIsFinished()
    {
        var order = await CheckOut();
        await _cluster.Deactivate(_key);
        await Passes(() => Task.FromResult(_processor.Looked > 1), "the processor is asked again and again");
        Assert.Equal(OrderStatus.Pending, (await Stored(order)).Outcome);

        _processor.Finish(order);

        await Passes(async () => (await Stored(order)).Outcome is OrderStatus.None, "the order is finished");
        var line = Assert.Single((await Stored(order)).Lines);
        Assert.Equal(
            line.OfferId,
            await _cluster.Book.FindSubscribedItem(
                Requests.Caller.Partner,
                _key.CustomerId,
                line.SubscriptionId!,
                default
            )
        );
        await Passes(async () => Requests.Shown(await _cluster.Carts.Get(_key)).Pending is null, "the cart knows it");
        var looked = _processor.Looked;
        _cluster.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(looked, _processor.Looked);
    }

    [Fact]
    public async Task Pending_ReadBeforeItsTime_CallsNobody()
    {
        await CheckOut();
        for (var i = 0; i < 5; i++)
            await _cluster.Carts.Get(_key);
        await _cluster.Deactivate(_key);
        await _cluster.Carts.Get(_key);

        Assert.Equal(0, _processor.Looked);
    }

    [Fact]
    public async Task Pending_AfterARestartOfTheWholeCluster_GoesOn()
    {
        var order = await CheckOut();
        await _cluster.DisposeAsync();
        _processor.Finish(order);

        _cluster = await CartCluster.Start(_cluster.Store, _cluster.Index, silos: 1, _processor);

        await Passes(async () => (await Stored(order)).Outcome is OrderStatus.None, "the order is finished");
    }

    [Fact]
    public async Task Pending_CancelledMeanwhile_StaysCancelled()
    {
        var id = await CheckOut();
        var placed = (await _cluster.Book.Find(Requests.Caller.Partner, _key.CustomerId, id, default))!;
        var cancelled = placed.Order with { Outcome = OrderStatus.Cancelled, Changes = 1, ChangedBy = Guid.NewGuid() };
        Assert.True(await _cluster.Book.Change(Requests.Caller.Partner, placed with { Order = cancelled }, default));
        _processor.Finish(id);

        await Passes(async () => Requests.Shown(await _cluster.Carts.Get(_key)).Pending is null, "nothing is pending");

        Assert.Equal(OrderStatus.Cancelled, (await Stored(id)).Outcome);
    }

    private async Task<string> CheckOut()
    {
        await _cluster.Carts.Create(_key);
        var reply = await _cluster.Operations.Checkout(
            Requests.Caller,
            _key,
            customerUserUpn: null,
            ifMatch: null,
            Requests.NewIdempotencyKey(),
            waits: true,
            default
        );
        var order = Assert.Single(Assert.IsType<CartReply.CheckedOut>(reply).Cart.Orders);
        Assert.Equal(OrderStatus.Pending, OrderLife.AsPlaced(order).Status);
        Assert.Equal(OrderStatus.Pending, (await Stored(order.Id)).Outcome);
        return order.Id;
    }

    private async Task<Order> Stored(string order) =>
        (await _cluster.Book.Find(Requests.Caller.Partner, _key.CustomerId, order, default))!.Order;

    private Task Passes(Func<Task<bool>> condition, string what) =>
        Eventually.True(
            async () =>
            {
                _cluster.Clock.Advance(TimeSpan.FromSeconds(20));
                return await condition();
            },
            what
        );
}

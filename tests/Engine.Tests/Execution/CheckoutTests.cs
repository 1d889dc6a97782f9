using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests.Execution;

public sealed class CheckoutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _gate = new();
    private readonly ScriptedOrderProcessor _processor = new();
    private readonly ExecutorFixture _bench;

    public CheckoutTests() => _bench = new ExecutorFixture(processor: _processor);

    [Fact]
    public async Task Checkout_OrderProcessorIsSlow_NothingElseWaits()
    {
        await _bench.Send(ExecutorFixture.Create());
        _processor.Gate = _gate.Task;

        var begun = Assert.IsType<CartReply.UnderWay>(await _bench.Send(ExecutorFixture.Checkout()));

        Assert.True(begun.IsOwn);
        Assert.Equal(1, CartExecutorTests.QuantityIn(await _bench.Send(CartCommand.Get.Instance)));
        Assert.Equal(
            RefusalCode.CheckoutUnderWay,
            Assert.IsType<CartReply.Refused>(await _bench.Send(ExecutorFixture.Update(2))).Refusal.Code
        );
        Assert.False(Assert.IsType<CartReply.UnderWay>(await _bench.Send(ExecutorFixture.Checkout(id: 8))).IsOwn);
        Assert.NotNull(_bench.State.Cart!.Intent);
        _gate.SetResult();
        Assert.True(Assert.IsType<CartReply.CheckedOut>(await Join()).MadeOrders);
        Assert.Equal(CartStatus.Ordered, _bench.State.Cart!.Status);
        Assert.False(_bench.Turn.IsPlacingOrders);
    }

    [Fact]
    public async Task Checkout_IntentIsDurable_BeforeTheOrderProcessorIsAsked()
    {
        await _bench.Send(ExecutorFixture.Create());
        _bench.State.FailBefore = new IOException("disk");

        Assert.IsType<CartReply.Refused>(await _bench.Send(ExecutorFixture.Checkout()));

        Assert.Empty(_processor.Asked);
    }

    /// <summary>
    /// The order processor reports to whoever owns the cart by then, once; nothing is written when that one has not
    /// heard of the checkout, so that no write would find out why.
    /// </summary>
    [Fact]
    public async Task OrdersPlaced_OfACheckoutThatAnotherOwnerHasBegun_IsRecorded()
    {
        await BeginElsewhere();

        var reply = await _bench.Send(
            new CartCommand.OrdersPlaced(
                1,
                [
                    .. _bench.State.Cart!.Intent!.Orders.Select(order => new OrderOutcome.Failed(
                        new OrderFailure(order.Group, 800020, "refused")
                    )),
                ]
            )
        );

        Assert.Single(Assert.IsType<CartReply.CheckedOut>(reply).Failures);
        Assert.Null(_bench.State.Cart.Intent);
    }

    /// <summary>As the wake-up index wakes a cart, and forgets it once it is due at another time.</summary>
    [Fact]
    public async Task Expire_OfACartWhoseCheckoutAnotherOwnerHasLeft_TakesItUp()
    {
        await BeginElsewhere();
        Assert.False(_bench.Turn.Knows(1));

        await _bench.Send(CartCommand.Expire.Instance);

        Assert.True(_bench.Turn.Knows(1));
        Assert.True(Assert.IsType<CartReply.CheckedOut>(await Join()).MadeOrders);
    }

    [Fact]
    public async Task Join_Cancelled_IsStillUnderWay()
    {
        await _bench.Send(ExecutorFixture.Create());
        _processor.Gate = _gate.Task;
        await _bench.Send(ExecutorFixture.Checkout());

        using var leaves = new CancellationTokenSource();
        var join = _bench.Turn.Join(1, TimeSpan.FromSeconds(10), leaves.Token).AsTask();
        await leaves.CancelAsync();

        Assert.IsType<CartReply.UnderWay>(await join.WaitAsync(Patience));
        _gate.SetResult();
        Assert.IsType<CartReply.CheckedOut>(await Join());
    }

    [Fact]
    public async Task Join_WaitIsUsedUp_IsStillUnderWay()
    {
        await _bench.Send(ExecutorFixture.Create());
        _processor.Gate = _gate.Task;
        await _bench.Send(ExecutorFixture.Checkout());

        var join = _bench.Turn.Join(1, TimeSpan.FromSeconds(10), CancellationToken.None).AsTask();
        _bench.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.IsType<CartReply.UnderWay>(await join.WaitAsync(Patience));
        _gate.SetResult();
        Assert.IsType<CartReply.CheckedOut>(await Join());
    }

    [Fact]
    public async Task Join_CheckoutHasEnded_ShowsItsResult()
    {
        await _bench.Send(ExecutorFixture.Create(cycle: "both"));
        _processor.Refused.Add("1");
        await _bench.Send(ExecutorFixture.Checkout());
        await Join();
        _bench.Turn.Forget();
        await _bench.Send(CartCommand.Get.Instance);

        var result = Assert.IsType<CartReply.CheckedOut>(await Join());

        Assert.Equal("1", Assert.Single(result.Failures).Group);
        Assert.Single(result.Cart.Orders);
    }

    [Fact]
    public async Task Load_IntentLeftByACrash_IsResumedWithTheSameOrderIds()
    {
        await _bench.Send(ExecutorFixture.Create(cycle: "both"));
        _processor.Gate = new TaskCompletionSource().Task;
        await _bench.Send(ExecutorFixture.Checkout());
        var intended = _bench.State.Cart!.Intent!.Orders;

        var processor = new ScriptedOrderProcessor();
        var afterCrash = new ExecutorFixture(_bench.State, processor);
        await afterCrash.Send(CartCommand.Expire.Instance);
        await afterCrash.Turn.Join(1, Patience, CancellationToken.None);

        Assert.Equal(intended.Select(order => order.OrderId), processor.Asked.Select(request => request.OrderId));
        Assert.Equal(CartStatus.Ordered, _bench.State.Cart!.Status);
        Assert.Equal(2, _bench.State.Cart.Orders.Length);
    }

    [Fact]
    public async Task Checkout_OrderProcessorDoesNotAnswer_AsksAgainForTheSameOrder()
    {
        await _bench.Send(ExecutorFixture.Create());
        _processor.Lost = 2;
        await _bench.Send(ExecutorFixture.Checkout());

        await Settle();

        Assert.Equal(3, _processor.Asked.Count);
        Assert.Single(_processor.Asked.Select(request => request.OrderId).Distinct());
        Assert.Single(_bench.State.Cart!.Orders);
    }

    [Fact]
    public async Task Checkout_OutcomeCannotBeStored_IsReportedAgain()
    {
        await _bench.Send(ExecutorFixture.Create());
        _processor.Gate = _gate.Task;
        await _bench.Send(ExecutorFixture.Checkout());
        _bench.State.FailBefore = new IOException("disk");
        _gate.SetResult();

        await Settle();

        Assert.Equal(CartStatus.Ordered, _bench.State.Cart!.Status);
        Assert.Single(_processor.Asked);
    }

    /// <summary>The cart is in this owner's memory; another one begins its checkout, and never ends it.</summary>
    private async Task BeginElsewhere()
    {
        _bench.State.IsShared = true;
        await _bench.Send(ExecutorFixture.Create());
        var other = new ExecutorFixture(
            _bench.State,
            new ScriptedOrderProcessor { Gate = new TaskCompletionSource().Task }
        );
        Assert.IsType<CartReply.UnderWay>(await other.Send(ExecutorFixture.Checkout()));
    }

    private async Task<CartReply> Join() =>
        await _bench.Turn.Join(1, Patience, CancellationToken.None).AsTask().WaitAsync(Patience);

    /// <summary>Lets the pauses between attempts pass until the checkout has ended.</summary>
    private async Task Settle()
    {
        var deadline = DateTime.UtcNow + Patience;
        while (_bench.State.Cart is { Intent: not null })
        {
            Assert.True(DateTime.UtcNow < deadline, "The checkout did not end.");
            _bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}

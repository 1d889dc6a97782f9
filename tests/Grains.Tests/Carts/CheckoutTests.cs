using PartnerCarts.Carts;
using PartnerCarts.Grains.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Carts;

public sealed class CheckoutTests : IAsyncLifetime
{
    private readonly GatedOrderProcessor _processor = new();
    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start(processor: _processor);

    public async Task DisposeAsync()
    {
        _processor.Open();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Checkout_WhileOrdersArePlaced_ReadsGoOnWritesAreRefusedAndASecondOneJoins()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        _processor.Close();
        var first = Checkout(key);
        await Eventually.True(() => _processor.Asked > 0, "the processor is asked");

        Assert.Equal(CartStatus.Active, Requests.Shown(await _cluster.Carts.Get(key)).Status);
        Requests.Refused(RefusalCode.CheckoutUnderWay, await _cluster.Carts.Put(key, 2));
        var second = Checkout(key);
        Requests.Refused(RefusalCode.CheckoutUnderWay, await _cluster.Carts.Put(key, 3));
        Assert.False(first.IsCompleted);
        _processor.Open();

        var answers = new[] { await first, await second }.Select(Assert.IsType<CartReply.CheckedOut>).ToArray();
        Assert.Equal([true, false], answers.Select(answer => answer.MadeOrders));
        Assert.Equal(answers[0].Cart.Orders[0].Id, answers[1].Cart.Orders[0].Id);
        Assert.Equal(CartStatus.Ordered, Requests.Shown(await _cluster.Carts.Get(key)).Status);
        Assert.Single(_processor.Placed);
    }

    [Fact]
    public async Task Checkout_SiloKilledInTheMiddle_OrdersOnceAndSettles()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        _processor.Close();
        var first = Checkout(key);
        await Eventually.True(() => _processor.Asked > 0, "the processor is asked");

        await _cluster.Kill(
            await _cluster.FindSilo(key) ?? throw new InvalidOperationException("The cart is not active.")
        );
        _processor.Open();

        // The request itself may find the new owner, or run out of time: either way the orders are made, once.
        Assert.True(
            await first is CartReply.CheckedOut or CartReply.Refused { Refusal.Code: RefusalCode.OrderInProgress }
        );
        await Eventually.True(
            async () => await _cluster.Carts.Get(key) is CartReply.Shown { Cart.Status: CartStatus.Ordered },
            "the cart is ordered"
        );
        Assert.Single(_processor.Placed);
    }

    [Fact]
    public async Task Checkout_OwnerGoneBeforeTheOutcome_IsCompletedThoughNobodyAsks()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        _processor.Close();
        await _cluster.Carts.BeginCheckout(key);
        await Eventually.True(() => _processor.Asked == 1, "the processor is asked");
        await _cluster.Deactivate(key);

        await Eventually.True(
            () =>
            {
                // Each advance of the clock is a look of the wake-up shards at what is due.
                _cluster.Clock.Advance(TimeSpan.FromSeconds(5));
                return _processor.Asked > 1;
            },
            "the new owner has asked the processor again"
        );
        _processor.Open();

        await Eventually.True(
            () =>
                Serialized.Read<Cart>(_cluster.Store.Find(CartGrain.TypeName, key.ToString())!).Status
                is CartStatus.Ordered,
            "the stored cart is ordered"
        );
        Assert.Single(_processor.Placed);
    }

    [Fact]
    public async Task Checkout_Ended_CartMayLeaveMemoryAgain()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        Assert.IsType<CartReply.CheckedOut>(await Checkout(key));

        await _cluster.Management.ForceActivationCollection(TimeSpan.Zero);

        await Eventually.True(async () => await _cluster.FindSilo(key) is null, "the cart is not active");
    }

    [Fact]
    public async Task Checkout_OrdersArePlaced_CartStaysInMemory()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        _processor.Close();
        var checkout = Checkout(key);
        await Eventually.True(() => _processor.Asked > 0, "the processor is asked");

        await _cluster.Management.ForceActivationCollection(TimeSpan.Zero);
        Assert.NotNull(await _cluster.FindSilo(key));
        _processor.Open();

        Assert.IsType<CartReply.CheckedOut>(await checkout);
        Assert.Equal(1, _processor.Asked);
    }

    private Task<CartReply> Checkout(CartKey key) =>
        _cluster
            .Operations.Checkout(Requests.Caller, key, null, null, Requests.NewIdempotencyKey(), waits: true, default)
            .AsTask();
}

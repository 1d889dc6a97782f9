using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Storage;

/// <summary>
/// Two clusters over one store: what a partition of a cluster looks like to the store, two activations of every cart.
/// </summary>
public sealed class TwoActivationsTests : IAsyncLifetime
{
    private CartCluster _one = null!;
    private CartCluster _other = null!;

    public async Task InitializeAsync()
    {
        _one = await CartCluster.Start(silos: 1);
        _other = await CartCluster.Start(_one.Store, _one.Index, silos: 1, processor: null);
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task Create_OnBothSidesAtOnce_ExactlyOneWins()
    {
        for (var i = 0; i < 100; i++)
        {
            var key = Requests.NewKey();
            var replies = await Task.WhenAll(Create(_one, key), Create(_other, key));

            var winner = Assert.Single(replies.OfType<CartReply.Shown>());
            Assert.Single(replies.OfType<CartReply.IdTaken>());
            Assert.Equal(winner.Cart.Incarnation, Requests.Shown(await _one.Carts.Get(key)).Incarnation);
            Assert.Equal(winner.Cart.Incarnation, Requests.Shown(await _other.Carts.Get(key)).Incarnation);
        }
    }

    [Fact]
    public async Task Update_IncrementsOnBothSides_LosesNone()
    {
        var key = Requests.NewKey();
        await _one.Carts.Create(key);

        await Task.WhenAll(Increment(_one, key, 50), Increment(_other, key, 50));

        var last = new[] { await _one.Carts.Put(key, 1_000), await _other.Carts.Put(key, 1_001) }
            .Select(Requests.Shown)
            .Max(cart => cart.Revision);
        Assert.Equal(1 + 100 + 2, last);
    }

    /// <summary>
    /// Each side's copy is behind by the other's last write whenever it is asked: a condition that holds in the store
    /// holds.
    /// </summary>
    [Fact]
    public async Task Update_IfMatchOfTheOtherSidesWrite_IsCarriedOut()
    {
        var key = Requests.NewKey();
        var cart = await _one.Carts.Create(key);
        for (var i = 0; i < 10; i++)
            cart = Requests.Shown(await (i % 2 == 0 ? _other : _one).Carts.Put(key, 2 + i, CartETag.Of(cart)));

        Assert.Equal(11, cart.Revision);
        Requests.Refused(RefusalCode.StaleETag, await _one.Carts.Put(key, 99, "\"of-no-state\""));
    }

    [Fact]
    public async Task Update_RepeatOfWhatTheOtherSideHasDone_ShowsTheOtherSidesState()
    {
        var (key, idempotency) = (Requests.NewKey(), Requests.NewIdempotencyKey());
        await _one.Carts.Create(key);
        await _one.Carts.Put(key, 2, idempotency: idempotency);
        await _other.Carts.Put(key, 3);

        Assert.Equal(3, Requests.QuantityOf(Requests.Shown(await _one.Carts.Put(key, 2, idempotency: idempotency))));
    }

    /// <summary>As when a silo that leaves has begun it, and the next owner has read the cart before.</summary>
    [Fact]
    public async Task Join_CheckoutThatTheOtherSideHasBegun_EndsWithIts()
    {
        var key = Requests.NewKey();
        await _one.Carts.Create(key);
        await _other.Carts.BeginCheckout(key);

        var reply = await _one.Carts.Join(key, 1, Requests.Caller, TimeSpan.FromSeconds(30), default);

        Assert.Equal(CartStatus.Ordered, Assert.IsType<CartReply.CheckedOut>(reply).Cart.Status);
    }

    /// <summary>The first side's silos have just started: their carts' last owners may not have heard of it.</summary>
    [Fact]
    public async Task Get_WhileOwnersChange_SeesTheOtherSidesWrite()
    {
        var key = Requests.NewKey();
        await _one.Carts.Create(key);
        for (var quantity = 2; quantity < 6; quantity++)
        {
            await _other.Carts.Put(key, quantity);
            Assert.Equal(quantity, Requests.QuantityOf(Requests.Shown(await _one.Carts.Get(key))));
        }
    }

    [Fact]
    public async Task Get_OwnersHaveNotChangedForLong_ReadsTheStoreOnceMoreAtMost()
    {
        var (key, reads) = (Requests.NewKey(), 0);
        await _one.Carts.Create(key);
        await Task.Delay(CartCluster.OwnersSettle);
        _one.Store.BeforeRead = _ =>
        {
            Interlocked.Increment(ref reads);
            return Task.CompletedTask;
        };

        for (var i = 0; i < 5; i++)
            await _one.Carts.Get(key);

        // None where the cart was made so long after the silos that its activation need not look again.
        Assert.InRange(reads, 0, 1);
    }

    [Fact]
    public async Task Get_FreshReads_SeesTheOtherSidesWrite()
    {
        await using var fresh = await CartCluster.Start(
            _one.Store,
            _one.Index,
            silos: 1,
            processor: null,
            ("Cluster:FreshReads", "true")
        );
        var key = Requests.NewKey();
        await fresh.Carts.Create(key);
        await _one.Carts.Put(key, 9);

        Assert.Equal(9, Requests.QuantityOf(Requests.Shown(await fresh.Carts.Get(key))));
    }

    private static async Task<CartReply> Create(CartCluster cluster, CartKey key) =>
        await cluster.Carts.Send(
            key,
            new CartCommand.Create(Requests.Draft(), Guid.NewGuid(), Requests.NewIdempotencyKey()),
            Requests.Caller,
            default
        );

    private static async Task Increment(CartCluster cluster, CartKey key, int times)
    {
        while (times > 0)
            if (await cluster.Carts.Put(key, times) is CartReply.Shown)
                times--;
    }
}

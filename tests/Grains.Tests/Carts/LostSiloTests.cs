using PartnerCarts.Carts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Carts;

/// <summary>A cart whose silo goes is served by another one, in the state that was acknowledged last.</summary>
public sealed class LostSiloTests : IAsyncLifetime
{
    private const int Count = 40;

    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start(silos: 3);

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Carts_OfASiloThatGoes_AreServedByOthersAsTheyWere(bool isKilled)
    {
        var keys = Enumerable.Range(0, Count).Select(_ => Requests.NewKey()).ToArray();
        await Task.WhenAll(keys.Select(key => _cluster.Carts.Create(key)));
        var before = await Task.WhenAll(
            keys.Select(async (key, i) => Requests.Shown(await _cluster.Carts.Put(key, i + 1)))
        );
        var gone = await _cluster.FindSilo(keys[0]) ?? throw new InvalidOperationException("The cart is not active.");

        await (isKilled ? _cluster.Kill(gone) : _cluster.Stop(gone));

        // No request fails meanwhile: what does not get through is repeated.
        var after = await Task.WhenAll(keys.Select(async key => Requests.Shown(await _cluster.Carts.Get(key))));
        Assert.Equal(
            before.Select(cart => (cart.Revision, Requests.QuantityOf(cart))),
            after.Select(cart => (cart.Revision, Requests.QuantityOf(cart)))
        );
        var changed = await Task.WhenAll(
            keys.Select(
                async (key, i) => Requests.Shown(await _cluster.Carts.Put(key, 100 + i, CartETag.Of(before[i])))
            )
        );
        Assert.All(changed.Index(), cart => Assert.Equal(before[cart.Index].Revision + 1, cart.Item.Revision));
        Assert.NotEqual(gone, await _cluster.FindSilo(keys[0]));
    }

    /// <summary>Every increment that was acknowledged is there, once, although silos go while they are made.</summary>
    [Fact]
    public async Task Increments_WhileSilosGo_LoseNoneAndRepeatNone()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key, quantity: 1);
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Increment(key, times: 50))).ToArray();

        await _cluster.Kill(
            await _cluster.FindSilo(key) ?? throw new InvalidOperationException("The cart is not active.")
        );
        await _cluster.StartSilo();
        await Eventually.True(
            async () => Requests.QuantityOf(Requests.Shown(await _cluster.Carts.Get(key))) > 40,
            "the increments go on"
        );
        await _cluster.Stop(
            await _cluster.FindSilo(key) ?? throw new InvalidOperationException("The cart is not active.")
        );

        await Task.WhenAll(writers);
        var cart = Requests.Shown(await _cluster.Carts.Get(key));
        Assert.Equal((1 + 200, 1L + 200), (Requests.QuantityOf(cart), cart.Revision));
    }

    private async Task Increment(CartKey key, int times)
    {
        while (times > 0)
        {
            var cart = Requests.Shown(await _cluster.Carts.Get(key));
            var (next, tag, idempotency) = (
                Requests.QuantityOf(cart) + 1,
                CartETag.Of(cart),
                Requests.NewIdempotencyKey()
            );
            var reply = await _cluster.Carts.Put(key, next, tag, idempotency);
            // Not known: the same request again says whether it has happened.
            while (reply is CartReply.Refused { Refusal.Code: RefusalCode.Unavailable })
                reply = await _cluster.Carts.Put(key, next, tag, idempotency);
            if (reply is CartReply.Shown)
                times--;
            else
                Requests.Refused(RefusalCode.StaleETag, reply);
        }
    }
}

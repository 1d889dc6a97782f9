using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains.Tests.Support;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Carts;

[Collection(SharedCluster.Name)]
public sealed class CartGrainTests(ClusterFixture fixture)
{
    private readonly CartCluster _cluster = fixture.Cluster;

    private ICarts Carts => _cluster.Carts;

    [Fact]
    public async Task Update_ConcurrentIncrements_LosesNone()
    {
        var key = Requests.NewKey();
        await Carts.Create(key);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Increment(key, times: 10)));

        Assert.Equal(81, Requests.QuantityOf(Requests.Shown(await Carts.Get(key))));
    }

    [Fact]
    public async Task Update_RepeatedOperation_IsAppliedOnce()
    {
        var key = Requests.NewKey();
        await Carts.Create(key);
        var idempotency = Requests.NewIdempotencyKey();

        var first = Requests.Shown(await Carts.Put(key, 5, idempotency: idempotency));
        await Carts.Put(key, 6);
        var repeated = Requests.Shown(await Carts.Put(key, 5, idempotency: idempotency));

        Assert.Equal(first.Revision + 1, repeated.Revision);
        Assert.Equal(6, Requests.QuantityOf(repeated));
    }

    [Fact]
    public async Task Cart_MovedToAnotherSilo_IsTheSame()
    {
        var key = Requests.NewKey();
        await Carts.Create(key);
        await Carts.Put(key, 7);
        var from = await _cluster.FindSilo(key);

        await _cluster.Move(key);
        await Eventually.True(
            async () =>
                await Carts.Get(key) is CartReply.Shown && await _cluster.FindSilo(key) is { } now && !now.Equals(from),
            "the cart is on the other silo"
        );

        Assert.Equal(7, Requests.QuantityOf(Requests.Shown(await Carts.Get(key))));
        Assert.Equal(8, Requests.QuantityOf(Requests.Shown(await Carts.Put(key, 8))));
    }

    [Fact]
    public async Task Cart_DeactivatedAndReactivated_IsTheSame()
    {
        var key = Requests.NewKey();
        await Carts.Create(key);
        var before = Requests.Shown(await Carts.Put(key, 3));

        await _cluster.Deactivate(key);
        var after = Requests.Shown(await Carts.Get(key));

        Assert.Equal(Serialized.ToBytes(before), Serialized.ToBytes(after));
    }

    [Fact]
    public Task Get_RandomIds_LeaveNoActivations() => Probe(20_000);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Get_AMillionRandomIds_LeaveNoActivations() => Probe(1_000_000);

    [Fact]
    public async Task Get_AnotherPartnersCart_IsNotFound()
    {
        var key = Requests.NewKey();
        await Carts.Create(key);

        var reply = await Carts.Send(key, CartCommand.Get.Instance, new Caller(Guid.NewGuid(), "other"), default);

        Requests.Refused(RefusalCode.CartNotFound, reply);
    }

    [Theory]
    [InlineData(CartMessageKind.None)]
    [InlineData((CartMessageKind)99)]
    [InlineData(CartMessageKind.Create)]
    public async Task Send_CommandOfAnotherBuild_IsRefusedAsUnavailable(CartMessageKind kind)
    {
        var answer = await _cluster.GrainOf(Requests.NewKey()).Send(new CartMessage { Kind = kind });

        Requests.Refused(RefusalCode.Unavailable, answer.Read()!);
    }

    [Fact]
    public async Task Send_DraftWithAValueOfALaterBuild_IsRefusedAsUnavailable()
    {
        var draft = new CartDraft { Lines = [new LineDraft { BillingCycle = (BillingCycle)99 }] };

        var answer = await _cluster
            .GrainOf(Requests.NewKey())
            .Send(new CartMessage { Kind = CartMessageKind.Create, Draft = draft });

        Requests.Refused(RefusalCode.Unavailable, answer.Read()!);
    }

    [Fact]
    public async Task Send_RecordThatCannotBeRead_IsRefusedAtOnceSayingWhy()
    {
        var key = Requests.NewKey();
        _cluster.Store.Put(CartGrain.TypeName, key.ToString(), "cart", [1, 2, 3]);
        var start = System.Diagnostics.Stopwatch.StartNew();

        var reply = await Carts.Send(key, CartCommand.Get.Instance, Requests.Caller, default);

        Requests.Refused(RefusalCode.Unavailable, reply);
        Assert.Contains("released version", ((CartReply.Refused)reply).Refusal.Description, StringComparison.Ordinal);
        Assert.InRange(start.Elapsed, TimeSpan.Zero, CallTimes.Deadline - TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Join_NoCheckoutUnderWay_SaysUnderWayAfterTheWait()
    {
        var key = Requests.NewKey();
        await Carts.Create(key);

        Assert.IsType<CartReply.UnderWay>(
            await Carts.Join(key, 1, Requests.Caller, TimeSpan.FromMilliseconds(50), default)
        );
    }

    private async Task Probe(int ids)
    {
        for (var probed = 0; probed < ids; probed += 10_000)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 10_000),
                new ParallelOptions { MaxDegreeOfParallelism = 64 },
                async (_, _) => Requests.Refused(RefusalCode.CartNotFound, await Carts.Get(Requests.NewKey()))
            );

            // Other tests of this cluster leave a few of their own.
            await Eventually.True(
                async () => await _cluster.CountActiveCarts() < 1_000,
                $"fewer than 1,000 activations are left after {probed + 10_000:N0} probes"
            );
        }
    }

    private async Task Increment(CartKey key, int times)
    {
        while (times > 0)
        {
            var cart = Requests.Shown(await Carts.Get(key));
            var reply = await Carts.Put(key, Requests.QuantityOf(cart) + 1, CartETag.Of(cart));
            if (reply is CartReply.Shown)
                times--;
            else
                Requests.Refused(RefusalCode.StaleETag, reply);
        }
    }
}

using PartnerCarts.Carts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Due;

/// <summary>Expired carts leave the store itself, counted there, though nobody asks for them.</summary>
public sealed class ExpirationTests : IAsyncLifetime
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private CartCluster _cluster = null!;

    private int Stored => _cluster.Store.CountOf(CartGrain.TypeName);

    public async Task InitializeAsync() => _cluster = await CartCluster.Start(settings: ("Carts:Lifetime", "00:01:00"));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Expire_ActiveCart_LeavesTheStoreAtItsTime()
    {
        await _cluster.Carts.Create(Requests.NewKey());

        _cluster.Clock.Advance(Lifetime - TimeSpan.FromTicks(1));
        Assert.Equal(1, Stored);
        _cluster.Clock.Advance(TimeSpan.FromMilliseconds(1));

        await Eventually.True(() => Stored == 0, "the cart has left the store");
        await Eventually.True(async () => (await _cluster.Index.All()).Count == 0, "its entry has left the index");
    }

    [Fact]
    public async Task Expire_IdleCarts_AreWokenByTheirShards()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => Requests.NewKey()).ToArray();
        foreach (var key in keys)
            await _cluster.Carts.Create(key);
        await Task.WhenAll(keys.Select(_cluster.Deactivate));
        await Eventually.True(async () => await _cluster.CountActiveCarts() == 0, "no cart is active");
        Assert.Equal(keys.Length, Stored);

        _cluster.Clock.Advance(Lifetime);

        await Eventually.True(IsEmptyAfterAWhile, "all carts have left the store");
        await Eventually.True(async () => (await _cluster.Index.All()).Count == 0, "all entries have left the index");
    }

    [Fact]
    public async Task Expire_AfterARestartOfTheWholeCluster_CartsLeaveTheStore()
    {
        await _cluster.Carts.Create(Requests.NewKey());
        await _cluster.DisposeAsync();

        _cluster = await CartCluster.Start(
            _cluster.Store,
            _cluster.Index,
            silos: 1,
            processor: null,
            ("Carts:Lifetime", "00:01:00")
        );

        await Eventually.True(IsEmptyAfterAWhile, "the cart has left the store");
    }

    [Fact]
    public async Task Sweep_EntryWithoutACart_IsRemoved()
    {
        await _cluster.Index.Put(Requests.NewKey(), _cluster.Clock.GetUtcNow(), default);

        await Eventually.True(
            async () =>
            {
                _cluster.Clock.Advance(TimeSpan.FromSeconds(5));
                return (await _cluster.Index.All()).Count == 0;
            },
            "the entry is gone"
        );
        await Eventually.True(async () => await _cluster.CountActiveCarts() == 0, "no cart is active");
    }

    [Fact]
    public async Task Sweep_EntryOfALivingCartForAnotherTime_IsRemovedAndTheCartStays()
    {
        var key = Requests.NewKey();
        var cart = await _cluster.Carts.Create(key);
        var stray = _cluster.Clock.GetUtcNow() - TimeSpan.FromMinutes(5);
        await _cluster.Index.Put(key, stray, default);

        await Eventually.True(
            async () =>
            {
                _cluster.Clock.Advance(TimeSpan.FromMilliseconds(400));
                return (await _cluster.Index.All()).Count == 1;
            },
            "only the cart's own entry is left"
        );
        Assert.Equal(new WakeupEntry(key, cart.Due), Assert.Single(await _cluster.Index.All()));
        Assert.Equal(1, Stored);
    }

    [Fact]
    public async Task Expire_EntryCannotBeRemoved_TheCartIsGoneAndTheShardRemovesIt()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        _cluster.Index.Fault = () => new TimeoutException("planted");

        _cluster.Clock.Advance(Lifetime + TimeSpan.FromMilliseconds(1));
        await Eventually.True(() => Stored == 0, "the cart has left the store");
        Assert.Single(await _cluster.Index.All());
        _cluster.Index.Fault = null;

        await Eventually.True(
            async () =>
            {
                _cluster.Clock.Advance(TimeSpan.FromSeconds(20));
                return (await _cluster.Index.All()).Count == 0;
            },
            "the entry is gone"
        );
    }

    /// <summary>The entry goes after the cart: whatever stops the silo in between, somebody comes back.</summary>
    [Fact]
    public async Task Expire_CartCannotBeRemoved_ItsEntryStays()
    {
        await _cluster.Carts.Create(Requests.NewKey());
        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Store.BeforeWrite = _ =>
        {
            tried.TrySetResult();
            throw new TimeoutException("planted");
        };

        _cluster.Clock.Advance(Lifetime + TimeSpan.FromMilliseconds(1));
        await tried.Task.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Single(await _cluster.Index.All());
        Assert.Equal(1, Stored);
    }

    /// <summary>Lets the shards look: they may have been started only now.</summary>
    private bool IsEmptyAfterAWhile()
    {
        _cluster.Clock.Advance(TimeSpan.FromSeconds(5));
        return Stored == 0;
    }
}

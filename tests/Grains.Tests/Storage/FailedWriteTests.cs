using PartnerCarts.Carts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Storage;

/// <summary>
/// What the store does to a write, and what the cart shows afterwards: never anything that is not stored.
/// </summary>
public sealed class FailedWriteTests : IAsyncLifetime
{
    private CartCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await CartCluster.Start();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Update_WriteFailsBeforeItIsDone_IsUnavailableAndTheOldStateStands()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key, quantity: 1);
        _cluster.Store.BeforeWrite = _ => throw new TimeoutException("planted");

        Requests.Refused(RefusalCode.Unavailable, await _cluster.Carts.Put(key, 2));

        _cluster.Store.BeforeWrite = _ => Task.CompletedTask;
        Assert.Equal(1, Requests.QuantityOf(Requests.Shown(await _cluster.Carts.Get(key))));
        Assert.Equal(3, Requests.QuantityOf(Requests.Shown(await _cluster.Carts.Put(key, 3))));
    }

    [Fact]
    public async Task Update_WriteFailsAfterItIsDone_IsUnavailableAndItsRepeatIsRecognised()
    {
        var key = Requests.NewKey();
        var before = await _cluster.Carts.Create(key, quantity: 1);
        _cluster.Store.AfterWrite = _ => throw new TimeoutException("planted");
        var idempotency = Requests.NewIdempotencyKey();

        Requests.Refused(RefusalCode.Unavailable, await _cluster.Carts.Put(key, 2, idempotency: idempotency));

        _cluster.Store.AfterWrite = _ => Task.CompletedTask;
        var repeated = Requests.Shown(await _cluster.Carts.Put(key, 2, idempotency: idempotency));
        Assert.Equal(2, Requests.QuantityOf(repeated));
        Assert.Equal(before.Revision + 1, repeated.Revision);
    }

    [Fact]
    public async Task Update_WriteFails_EndsTheActivation()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        _cluster.Store.BeforeWrite = _ => throw new TimeoutException("planted");

        await _cluster.Carts.Put(key, 2);

        await Eventually.True(async () => await _cluster.FindSilo(key) is null, "the activation is gone");
    }

    [Fact]
    public async Task Update_WriteComesLate_OverwritesNothing()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key, quantity: 1);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource();
        _cluster.Store.BeforeWrite = _ =>
        {
            // Only this write is held; whoever comes next passes it.
            _cluster.Store.BeforeWrite = _ => Task.CompletedTask;
            held.SetResult();
            return release.Task;
        };
        var late = _cluster.Carts.Put(key, 2);
        await held.Task;

        // Another owner, as after a partition, changes the cart meanwhile.
        await using var other = await CartCluster.Start(_cluster.Store, _cluster.Index, silos: 1, processor: null);
        Assert.Equal(5, Requests.QuantityOf(Requests.Shown(await other.Carts.Put(key, 5))));
        release.SetResult();

        // The late write is fenced off, then decided again on top of the other's: last write wins, and nothing is lost
        // unseen.
        var settled = Requests.Shown(await late);
        Assert.Equal(2, Requests.QuantityOf(settled));
        Assert.Equal(3, settled.Revision);
    }

    [Fact]
    public async Task Get_ReadFails_IsUnavailableUntilTheStoreIsBack()
    {
        var key = Requests.NewKey();
        await _cluster.Carts.Create(key);
        await _cluster.Deactivate(key);
        var reads = 0;
        _cluster.Store.BeforeRead = _ =>
            Interlocked.Increment(ref reads) <= 2 ? throw new TimeoutException("planted") : Task.CompletedTask;

        Assert.IsType<CartReply.Shown>(await _cluster.Carts.Get(key));

        Assert.Equal(3, reads);
    }

    [Fact]
    public async Task Create_IndexCannotBeWritten_StoresNothing()
    {
        var key = Requests.NewKey();
        _cluster.Index.Fault = () => new TimeoutException("planted");

        var reply = await _cluster.Carts.Send(
            key,
            new CartCommand.Create(Requests.Draft(), Guid.NewGuid(), Requests.NewIdempotencyKey()),
            Requests.Caller,
            default
        );

        Requests.Refused(RefusalCode.Unavailable, reply);
        Assert.Equal(0, _cluster.Store.CountOf(CartGrain.TypeName));
    }
}

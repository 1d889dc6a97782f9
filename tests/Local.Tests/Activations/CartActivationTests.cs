using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Owners;

public sealed class CartActivationTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WatchedStates _states = null!;
    private LocalService _service = null!;

    public async Task InitializeAsync() =>
        _service = await LocalService.Start(_folder.StorePath, services =>
            LocalService.Use<ICartStates>(services, provider =>
                _states = new WatchedStates(provider.GetRequiredService<SqliteStore>())
            )
        );

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Send_ManyIncrementsAtOnce_LosesNone()
    {
        const int Workers = 8,
            Each = 50;
        var key = await _service.Create(quantity: 1);

        await Task.WhenAll(
            Enumerable
                .Range(0, Workers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < Each; i++)
                            await Increment(key);
                    })
                )
        );

        var cart = Assert.IsType<CartReply.Shown>(await _service.Get(key)).Cart;
        Assert.Equal(1 + (Workers * Each), cart.Lines[0].Quantity);
        Assert.Equal(0, _states.Conflicts);
    }

    [Fact]
    public async Task Send_CallsThatWait_AreDecidedInOrderAndShareOneWrite()
    {
        var key = await _service.Create();
        var before = _states.Writes;
        Task<CartReply>[] replies;
        using (_states.HoldWrites())
        {
            replies = [_service.Update(key, 1000).AsTask()];
            await _states.WhenWriting(before + 1);
            replies =
            [
                .. replies,
                .. Enumerable.Range(1, 20).Select(quantity => _service.Update(key, quantity).AsTask()),
            ];
        }

        var carts = (await Task.WhenAll(replies)).Select(reply => Assert.IsType<CartReply.Shown>(reply).Cart).ToArray();

        Assert.Equal(before + 2, _states.Writes);
        Assert.Equal([1000, .. Enumerable.Range(1, 20)], carts.Select(cart => cart.Lines[0].Quantity));
        Assert.Equal(Enumerable.Range(2, 21).Select(revision => (long)revision), carts.Select(cart => cart.Revision));
    }

    [Fact]
    public async Task Send_ReadDuringAWrite_ShowsWhatIsDurableAtOnce()
    {
        var key = await _service.Create(quantity: 1);
        using (_states.HoldWrites())
        {
            var update = _service.Update(key, 2).AsTask();

            var read = _service.Get(key);

            Assert.True(read.IsCompleted);
            Assert.Equal(1, Assert.IsType<CartReply.Shown>(await read).Cart.Lines[0].Quantity);
            Assert.False(update.IsCompleted);
        }
    }

    [Fact]
    public async Task Send_CallerLeaves_TheChangeIsMadeNevertheless()
    {
        var key = await _service.Create(quantity: 1);
        using var leaving = new CancellationTokenSource();
        var before = _states.Writes;
        Task<CartReply> stays;
        using (_states.HoldWrites())
        {
            var update = _service.Update(key, 2, cancellation: leaving.Token).AsTask();
            await _states.WhenWriting(before + 1);
            var waits = _service.Update(key, 3, cancellation: leaving.Token).AsTask();
            stays = _service.Update(key, 4).AsTask();

            await leaving.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => update);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        }

        Assert.Equal(4, Assert.IsType<CartReply.Shown>(await stays).Cart.Revision);
    }

    [Fact]
    public async Task Send_StoreFails_AnswersUnavailableAndGoesOnWhenItIsBack()
    {
        var key = await _service.Create(quantity: 1);
        var failing = _service
            .Store.Writer.Write(new TestWrite(_ => throw new IOException("The disk is gone.")))
            .AsTask();
        await Assert.ThrowsAsync<IOException>(() => failing);
        Task<CartReply> update;
        await using (TestWrite.Hold(_service.Store.Writer))
        {
            failing = _service
                .Store.Writer.Write(new TestWrite(_ => throw new IOException("The disk is gone.")))
                .AsTask();
            update = _service.Update(key, 2).AsTask();
            while (_states.Writes < 2)
                await Task.Delay(5);
            await Task.Delay(20);
        }

        Assert.Equal(RefusalCode.Unavailable, Assert.IsType<CartReply.Refused>(await update).Refusal.Code);
        await Assert.ThrowsAsync<IOException>(() => failing);
        Assert.Equal(1, Assert.IsType<CartReply.Shown>(await _service.Get(key)).Cart.Lines[0].Quantity);
        Assert.Equal(3, Assert.IsType<CartReply.Shown>(await _service.Update(key, 3)).Cart.Lines[0].Quantity);
    }

    [Fact]
    public async Task Send_CommandThatDecidingChokesOn_FailsAloneAndTheOwnerLivesOn()
    {
        var key = await _service.Create(quantity: 1);
        var before = _states.Writes;
        Task<CartReply> broken,
            whole;
        using (_states.HoldWrites())
        {
            _ = _service.Update(key, 2).AsTask();
            await _states.WhenWriting(before + 1);
            broken = _service
                .Carts.Send(key, new CartCommand.Update(null!, null, default), LocalService.Caller, default)
                .AsTask();
            whole = _service.Update(key, 3).AsTask();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => broken);
        Assert.Equal(3, Assert.IsType<CartReply.Shown>(await whole).Cart.Lines[0].Quantity);
    }

    private async Task Increment(CartKey key)
    {
        while (true)
        {
            var cart = Assert.IsType<CartReply.Shown>(await _service.Get(key)).Cart;
            switch (await _service.Update(key, cart.Lines[0].Quantity + 1, CartETag.Of(cart)))
            {
                case CartReply.Shown:
                    return;
                case CartReply.Refused { Refusal.Code: RefusalCode.StaleETag }:
                    break;
                case var other:
                    Assert.Fail($"Neither done nor stale: {other}");
                    break;
            }
        }
    }
}

using PartnerCarts.Carts;
using PartnerCarts.TestSupport;
using static PartnerCarts.Engine.Contracts.SampleCarts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>
/// What every <see cref="ICartState"/> does for the executor, which reads a cart before it first writes it. Derive from
/// it, say how a cart's state is opened, and every test here runs against it.
/// </summary>
public abstract class CartStateContract
{
    private readonly CartKey _key = new(Guid.NewGuid(), Guid.NewGuid());

    /// <summary>
    /// The state of a cart, as one activation has it. Two that are opened for one cart stand for two activations.
    /// </summary>
    protected abstract ICartState Open(CartKey key);

    [Fact]
    public async Task Read_NothingStored_IsNull() => Assert.Null(await Open(_key).Read(default));

    [Fact]
    public async Task Write_NewCart_IsReadAsItWas()
    {
        var cart = New(_key, lines: 3);

        await (await Loaded()).Write(cart, 0, wakeupChanged: true);

        Assert.Equal(Serialized.ToBytes(cart), Serialized.ToBytes((await Open(_key).Read(default))!));
    }

    [Fact]
    public async Task Write_ByOneActivationAgainAndAgain_KeepsTheLast()
    {
        var state = await Loaded();
        var cart = await Stored(state);
        for (; cart.Revision < 10; cart = cart.Next((int)cart.Revision + 1))
            await state.Write(cart.Next((int)cart.Revision + 1), cart.Revision, wakeupChanged: false);

        await Expect(revision: 10, quantity: 10);
    }

    [Fact]
    public async Task Write_NewCartWhereAnotherWasFaster_ConflictsAndChangesNothing()
    {
        var (winner, loser) = (await Loaded(), await Loaded());
        await Stored(winner);

        await Assert.ThrowsAsync<CartConflictException>(() => loser.Write(New(_key, quantity: 2), 0, true).AsTask());

        await Expect(revision: 1, quantity: 1);
    }

    [Fact]
    public async Task Write_OverAChangeByAnother_ConflictsAndChangesNothing()
    {
        var winner = await Loaded();
        var cart = await Stored(winner);
        var loser = await Loaded();
        await winner.Write(cart.Next(2), 1, wakeupChanged: false);

        await Assert.ThrowsAsync<CartConflictException>(() => loser.Write(cart.Next(99), 1, true).AsTask());

        await Expect(revision: 2, quantity: 2);
    }

    [Fact]
    public async Task Write_OverADeletionByAnother_ConflictsAndBringsNothingBack()
    {
        var winner = await Loaded();
        var cart = await Stored(winner);
        var loser = await Loaded();
        await winner.Delete(1);

        await Assert.ThrowsAsync<CartConflictException>(() => loser.Write(cart.Next(2), 1, false).AsTask());

        Assert.Null(await Open(_key).Read(default));
    }

    [Fact]
    public async Task Write_BySeveralOverOneRevision_IsCarriedOutForOne()
    {
        var cart = await Stored(await Loaded());
        var states = new List<ICartState>();
        while (states.Count < 8)
            states.Add(await Loaded());

        var writes = states.Select((state, at) => state.Write(cart.Next(at + 10), 1, wakeupChanged: false).AsTask());
        var ended = await Task.WhenAll(writes.Select(async write => await Record.ExceptionAsync(() => write)));

        Assert.All(ended, failure => Assert.True(failure is null or CartConflictException, $"{failure}"));
        await Expect(revision: 2, quantity: Array.IndexOf(ended, null) + 10);
        Assert.Single(ended, failure => failure is null);
    }

    [Fact]
    public async Task Write_AfterAConflictAndAnotherRead_Succeeds()
    {
        var winner = await Loaded();
        var cart = await Stored(winner);
        var loser = await Loaded();
        await winner.Write(cart.Next(2), 1, wakeupChanged: false);
        await Assert.ThrowsAsync<CartConflictException>(() => loser.Write(cart.Next(99), 1, true).AsTask());

        var found = await loser.Read(default);
        await loser.Write(found!.Next(3), found!.Revision, wakeupChanged: false);

        await Expect(revision: 3, quantity: 3);
    }

    [Fact]
    public async Task Delete_OverAChangeByAnother_ConflictsAndChangesNothing()
    {
        var winner = await Loaded();
        var cart = await Stored(winner);
        var loser = await Loaded();
        await winner.Write(cart.Next(2), 1, wakeupChanged: false);

        await Assert.ThrowsAsync<CartConflictException>(() => loser.Delete(1).AsTask());

        await Expect(revision: 2, quantity: 2);
    }

    [Fact]
    public async Task Delete_StoredCart_LeavesNothingAndANewCartMayFollow()
    {
        var state = await Loaded();
        await Stored(state);

        await state.Delete(1);

        Assert.Null(await state.Read(default));
        Assert.Null(await Open(_key).Read(default));
        await state.Write(New(_key, quantity: 5), 0, wakeupChanged: true);
        await Expect(revision: 1, quantity: 5);
    }

    [Fact]
    public async Task Delete_OneCart_LeavesTheCustomersOthers()
    {
        var other = _key with { CartId = Guid.NewGuid() };
        var (state, others) = (await Loaded(), Open(other));
        await others.Read(default);
        await others.Write(New(other), 0, wakeupChanged: true);
        await Stored(state);

        await state.Delete(1);

        Assert.Equal(other, (await Open(other).Read(default))?.Key);
    }

    private async Task<ICartState> Loaded()
    {
        var state = Open(_key);
        await state.Read(default);
        return state;
    }

    private async Task<Cart> Stored(ICartState state)
    {
        var cart = New(_key);
        await state.Write(cart, 0, wakeupChanged: true);
        return cart;
    }

    private async Task Expect(long revision, int quantity)
    {
        var cart = await Open(_key).Read(default);
        Assert.Equal((revision, quantity), (cart?.Revision, cart?.Lines[0].Quantity));
    }
}

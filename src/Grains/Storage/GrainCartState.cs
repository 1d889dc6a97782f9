using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// A cart's state in Orleans' persistent state, and its entries in the wake-up index and among its customer's carts.
/// The storage's own tag fences writes; the indexes are written first, so that whatever stops the silo in between
/// leaves an entry without a cart, never a cart without an entry.
/// </summary>
internal sealed class GrainCartState(
    CartKey key,
    IPersistentState<Cart> stored,
    IWakeupIndex index,
    ICartIndex customers,
    ILogger logger
) : ICartState
{
    // The activation has read the state before the first run; after a failure, it has to be read again.
    private bool _isFresh = true;
    private DateTimeOffset? _due;
    private DateTimeOffset _created;

    public bool IsShared => true;

    public async ValueTask<Cart?> Read(CancellationToken cancellation)
    {
        // An activation that has moved brings the record's tag along, and not the cart.
        if (!_isFresh || (stored.RecordExists && stored.State is null))
            await stored.ReadStateAsync(cancellation);
        _isFresh = false;
        var cart = stored.RecordExists ? stored.State : null;
        Drop();
        (_due, _created) = (cart?.Due, cart?.Created ?? default);
        return cart;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged)
    {
        if (expectedRevision == 0)
            await customers.Add(new CartIndexEntry(key, next.Created), CancellationToken.None);
        if (wakeupChanged)
            await index.Put(key, next.Due, CancellationToken.None);
        var served = wakeupChanged ? _due : null;

        stored.State = next;
        try
        {
            await Fenced(stored.WriteStateAsync(), expectedRevision);
        }
        finally
        {
            Drop();
        }

        (_due, _created) = (next.Due, next.Created);
        await Forget(served);
    }

    public async ValueTask Delete(long expectedRevision)
    {
        var served = _due;
        await Fenced(stored.ClearStateAsync(), expectedRevision);
        _due = null;
        await Forget(served);
        await ForgetCart();
    }

    /// <summary>
    /// The executor has its own copy of the durable cart; Orleans' copy is set for a write only. If it stayed after a
    /// failed write, it would move to another silo with the activation, and would be taken there for what is stored.
    /// </summary>
    private void Drop() => stored.State = null!;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Fenced(Task write, long expectedRevision)
    {
        try
        {
            await write;
        }
        catch (InconsistentStateException lost)
        {
            throw new CartConflictException(
                $"Cart {key} is stored in another revision than {expectedRevision}: {lost.Message}",
                lost
            );
        }
    }

    /// <summary>The cart is stored; an entry that stays behind costs its shard one look.</summary>
    private async ValueTask Forget(DateTimeOffset? due)
    {
        if (due is not { } time)
            return;
        try
        {
            await index.Remove(key, time, CancellationToken.None);
        }
        catch (Exception failure)
        {
            GrainLog.EntryStays(logger, key, time, failure);
        }
    }

    /// <summary>The cart is gone; an entry that stays behind is removed when the customer is erased.</summary>
    private async ValueTask ForgetCart()
    {
        try
        {
            await customers.Remove(new CartIndexEntry(key, _created), CancellationToken.None);
        }
        catch (Exception failure)
        {
            GrainLog.CustomerEntryStays(logger, key, failure);
        }
    }
}

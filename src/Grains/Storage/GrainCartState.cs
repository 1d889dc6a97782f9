using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// A cart's state in Orleans' persistent state, and its entry in the due index. The storage's own tag fences writes;
/// the index is written first, so that whatever stops the silo in between leaves an entry without a cart, never a cart
/// without an entry.
/// </summary>
internal sealed class GrainCartState(
    CartKey key,
    IPersistentState<StoredForm> stored,
    IWakeupIndex index,
    ILogger logger
) : ICartState
{
    // The activation has read the state before the first turn; after a failure, it has to be read again.
    private bool _isFresh = true;
    private DateTimeOffset? _due;

    public bool IsShared => true;

    public async ValueTask<Cart?> Read(CancellationToken cancellation)
    {
        // An activation that has moved brings the record's tag along, and not its bytes.
        if (!_isFresh || (stored.RecordExists && stored.State.Body is null))
            await stored.ReadStateAsync(cancellation);
        _isFresh = false;
        var cart = stored.RecordExists && stored.State.Body is { } body ? CartForm.Read(body) : null;
        DropBytes();
        _due = cart?.Due;
        return cart;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged)
    {
        if (wakeupChanged)
            await index.Put(key, next.Due, CancellationToken.None);
        var served = wakeupChanged ? _due : null;

        stored.State = new StoredForm
        {
            Form = CartForm.Version,
            Body = CartForm.ToBytes(next),
            Due = next.Due,
        };
        await Fenced(stored.WriteStateAsync(), expectedRevision);
        DropBytes();
        _due = next.Due;
        await Forget(served);
    }

    public async ValueTask Delete(long expectedRevision)
    {
        var served = _due;
        await Fenced(stored.ClearStateAsync(), expectedRevision);
        _due = null;
        await Forget(served);
    }

    /// <summary>The cart itself is in memory; its bytes beside it would be most of what an idle cart takes.</summary>
    private void DropBytes() => stored.State = new StoredForm();

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
}

using System.Runtime.CompilerServices;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>What a run does to its cart's store, each call with a span and its time.</summary>
internal readonly struct ExecutorStore(ICartState state)
{
    public bool IsShared => state.IsShared;

    public async ValueTask<Cart?> Read(CancellationToken cancellation)
    {
        using var span = StoreSpan.Begin("read");
        return await state.Read(cancellation);
    }

    /// <summary>Stores what a run has made of the cart; null for none.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask Replace(Cart? before, Cart? after)
    {
        if (after is not null)
        {
            using var span = StoreSpan.Begin("write");
            await state.Write(after, before?.Revision ?? 0, wakeupChanged: before?.Due != after.Due);
        }
        else if (before is not null)
        {
            using var span = StoreSpan.Begin("delete");
            await state.Delete(before.Revision);
        }
    }

    /// <summary>
    /// The store fences writes. A refusal, the answer to a repeat and "nothing to do" write nothing, so they are
    /// checked here: another activation may have changed the cart since this copy was read, and callers take such an
    /// answer for final.
    /// </summary>
    /// <exception cref="CartConflictException">The store holds another state than the copy.</exception>
    public async ValueTask Confirm(CartKey key, Cart? copy, CancellationToken cancellation)
    {
        var stored = await Read(cancellation);
        if (stored?.Revision != copy?.Revision || stored?.Incarnation != copy?.Incarnation)
            throw new CartConflictException(key, copy?.Revision ?? 0);
    }
}

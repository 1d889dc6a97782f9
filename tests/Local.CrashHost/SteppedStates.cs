using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local.CrashHost;

/// <summary>Carts whose writes are durable steps.</summary>
internal sealed class SteppedStates(ICartStates inner, DurableSteps steps) : ICartStates
{
    public ICartState Of(CartKey key) => new State(inner.Of(key), steps);

    private sealed class State(ICartState inner, DurableSteps steps) : ICartState
    {
        public ValueTask<Cart?> Read(CancellationToken cancellation) => inner.Read(cancellation);

        public async ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
            await steps.Around(async () =>
            {
                await inner.Write(next, expectedRevision, wakeupChanged);
                return true;
            });

        public async ValueTask Delete(long expectedRevision) =>
            await steps.Around(async () =>
            {
                await inner.Delete(expectedRevision);
                return true;
            });
    }
}

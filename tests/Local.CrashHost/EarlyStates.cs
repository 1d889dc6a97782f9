using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local.CrashHost;

/// <summary>
/// Carts whose writes are answered before they are durable: what the service must never do, for the checker of that
/// promise to find.
/// </summary>
internal sealed class EarlyStates(ICartStates inner) : ICartStates
{
    public ICartState Of(CartKey key) => new State(inner.Of(key));

    private sealed class State(ICartState inner) : ICartState
    {
        private Task _last = Task.CompletedTask;

        public async ValueTask<Cart?> Read(CancellationToken cancellation)
        {
            await _last;
            return await inner.Read(cancellation);
        }

        public ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
            After(() => inner.Write(next, expectedRevision, wakeupChanged));

        public ValueTask Delete(long expectedRevision) => After(() => inner.Delete(expectedRevision));

        private ValueTask After(Func<ValueTask> write)
        {
            _last = InOrder(_last, write);
            return ValueTask.CompletedTask;
        }

        private static async Task InOrder(Task before, Func<ValueTask> write)
        {
            await before;
            await write();
        }
    }
}

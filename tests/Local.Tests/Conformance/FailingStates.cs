using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local.Tests.Conformance;

/// <summary>The store's carts, whose writes fail while an outage lasts, as those of a full disk do.</summary>
internal sealed class FailingStates(ICartStates inner) : ICartStates
{
    private volatile bool _fails;

    public ICartState Of(CartKey key) => new State(this, inner.Of(key));

    /// <summary>Begins an outage; disposing ends it.</summary>
    public IAsyncDisposable Fail()
    {
        _fails = true;
        return new Outage(this);
    }

    private sealed class Outage(FailingStates states) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            states._fails = false;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class State(FailingStates states, ICartState inner) : ICartState
    {
        public ValueTask<Cart?> Read(CancellationToken cancellation) => inner.Read(cancellation);

        public ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
            states._fails
                ? throw new IOException("No space left on device.")
                : inner.Write(next, expectedRevision, wakeupChanged);

        public ValueTask Delete(long expectedRevision) =>
            states._fails ? throw new IOException("No space left on device.") : inner.Delete(expectedRevision);
    }
}

using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local.Tests.Support;

/// <summary>Counts what owners ask of the store, and can hold their writes up.</summary>
internal sealed class WatchedStates(ICartStates inner) : ICartStates
{
    private int _reads;
    private int _writes;
    private int _conflicts;
    private volatile TaskCompletionSource? _hold;

    public int Reads => _reads;

    public int Writes => _writes;

    public int Conflicts => _conflicts;

    /// <summary>Writes wait from now on, until the result is disposed.</summary>
    public IDisposable HoldWrites()
    {
        _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Release(this);
    }

    public async Task WhenWriting(int count = 1)
    {
        while (Volatile.Read(ref _writes) < count)
            await Task.Delay(5);
    }

    public ICartState Of(CartKey key) => new State(this, inner.Of(key));

    private sealed class State(WatchedStates watch, ICartState inner) : ICartState
    {
        public ValueTask<Cart?> Read(CancellationToken cancellation)
        {
            Interlocked.Increment(ref watch._reads);
            return inner.Read(cancellation);
        }

        public async ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
            await Watch(() => inner.Write(next, expectedRevision, wakeupChanged));

        public async ValueTask Delete(long expectedRevision) => await Watch(() => inner.Delete(expectedRevision));

        private async Task Watch(Func<ValueTask> write)
        {
            Interlocked.Increment(ref watch._writes);
            if (watch._hold is { } hold)
                await hold.Task;
            try
            {
                await write();
            }
            catch (CartConflictException)
            {
                Interlocked.Increment(ref watch._conflicts);
                throw;
            }
        }
    }

    private sealed class Release(WatchedStates watch) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref watch._hold, null)!.SetResult();
    }
}

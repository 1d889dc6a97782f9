using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// The one owner of a cart in memory: runs its turns one after another. Whoever finds it idle runs the turn on its own
/// thread; calls that come meanwhile wait together, and are decided together with one write. Once retired it never runs
/// again, so that a successor may.
/// </summary>
internal sealed class CartActivation
{
    private readonly Lock _gate = new();
    private readonly LocalCarts _carts;
    private readonly CartExecutor _executor;
    private List<AwaitedCall> _waiting = [];
    private bool _isRunning;
    private bool _isRetired;

    public CartActivation(CartKey key, LocalCarts carts, ICartState state, ExecutorServices services)
    {
        (Key, _carts) = (key, carts);
        _executor = new CartExecutor(key, state, services, command =>
            carts.Send(key, command, default, CancellationToken.None)
        );
    }

    public CartKey Key { get; }

    /// <summary>When it was last asked, as a timestamp of the clock.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Whether a checkout can be joined without a turn first.</summary>
    public bool CanJoin => _executor.IsLoaded || _executor.IsPlacingOrders;

    public ValueTask<CartReply> Join(int sequence, TimeSpan wait, CancellationToken cancellation) =>
        _executor.Join(sequence, wait, cancellation);

    /// <summary>Answers a read of the cart in memory without a turn, or runs the command in the next one.</summary>
    /// <returns>False when the owner has retired, and another is to be asked.</returns>
    public bool TrySend(
        CartCommand command,
        Caller caller,
        long now,
        CancellationToken cancellation,
        out ValueTask<CartReply> reply
    )
    {
        LastUsed = now;
        if (_executor.TryRead(command, caller) is { } read)
        {
            reply = new(read);
            return true;
        }

        var call = new AwaitedCall(command, caller);
        reply = call.Outcome;
        bool isFirst;
        lock (_gate)
        {
            if (_isRetired)
                return false;
            call.EndWaitOn(cancellation);
            isFirst = !_isRunning;
            _isRunning = true;
            if (!isFirst)
                _waiting.Add(call);
        }

        // Not awaited: the caller waits for its own call only, the turns go on for as long as there are others.
        if (isFirst)
            _ = RunTurns([call]);
        return true;
    }

    /// <summary>Ends an owner that is idle and was not asked since; one that places orders stays.</summary>
    public void RetireIfUnused(long since)
    {
        lock (_gate)
        {
            if (_isRetired || _isRunning || _executor.IsPlacingOrders || LastUsed > since)
                return;
            _isRetired = true;
        }

        _executor.Forget();
        _carts.Remove(this);
    }

    private async Task RunTurns(IReadOnlyList<AwaitedCall>? calls)
    {
        while (calls is not null)
        {
            Exception? bug = null;
            try
            {
                await _executor.Run(calls);
            }
            catch (Exception failure)
            {
                // A turn answers whatever the store does to it. What is thrown nevertheless reaches those who asked,
                // and the owner lives on.
                bug = failure;
            }

            var next = TakeWaiting();
            Release(calls, bug, isLast: next is null);
            calls = next;
            // The thread is that of whoever began, or hands out the answers of a commit: the turns of others are not
            // its business.
            if (next is not null)
                await Task.Yield();
        }
    }

    /// <summary>A caller that had the last turn alone goes on here, the others beside the next turn.</summary>
    private static void Release(IReadOnlyList<AwaitedCall> calls, Exception? bug, bool isLast)
    {
        if (isLast && calls.Count == 1)
            calls[0].Release(bug);
        else
            foreach (var call in calls)
                ThreadPool.UnsafeQueueUserWorkItem(
                    static its => its.call.Release(its.bug),
                    (call, bug),
                    preferLocal: true
                );
    }

    /// <summary>
    /// With nothing left to do the owner is idle; without a cart it ends at once, so that probes of random ids leave no
    /// crowd.
    /// </summary>
    private List<AwaitedCall>? TakeWaiting()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0)
            {
                var taken = _waiting;
                _waiting = [];
                return taken;
            }

            _isRunning = false;
            if (_executor.Current is not null || _executor.IsPlacingOrders)
                return null;
            _isRetired = true;
        }

        _carts.Remove(this);
        return null;
    }
}

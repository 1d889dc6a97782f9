using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// Serializes the commands of one cart in memory. A caller that finds it idle runs the executor on its own thread;
/// calls that come meanwhile wait, and are then decided together with one write. Once retired it never runs again, so
/// that another activation may take its place.
/// </summary>
internal sealed class CartActivation
{
    private readonly Lock _gate = new();
    private readonly LocalCarts _carts;
    private readonly CartExecutor _executor;
    private readonly TaskScheduler _scheduler;
    private List<AwaitedCall> _waiting = [];
    private bool _isRunning;
    private bool _isRetired;

    public CartActivation(CartKey key, LocalCarts carts, ICartState state, ExecutorServices services)
    {
        (Key, _carts, _scheduler) = (key, carts, services.Scheduler);
        _executor = new CartExecutor(key, state, services, command =>
            carts.Send(key, command, default, CancellationToken.None)
        );
    }

    public CartKey Key { get; }

    /// <summary>When it was last asked, as a timestamp of the clock.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Whether a checkout can be joined without running a command first.</summary>
    public bool CanJoin => _executor.IsLoaded || _executor.IsPlacingOrders;

    public ValueTask<CartReply> Join(int sequence, TimeSpan wait, CancellationToken cancellation) =>
        _executor.Join(sequence, wait, cancellation);

    /// <summary>Answers a read from memory at once; runs any other command when those before it are done.</summary>
    /// <returns>False when this activation has retired, and another is to be asked.</returns>
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

        // Not awaited: this caller waits for its own call only, while the loop goes on with the calls of others.
        if (isFirst)
            _ = RunAll([call]);
        return true;
    }

    /// <summary>Retires when idle and not asked since then; it stays while its orders are at work.</summary>
    public void RetireIfUnused(long since)
    {
        lock (_gate)
        {
            if (_isRetired || _isRunning || _executor.IsAtWork || LastUsed > since)
                return;
            _isRetired = true;
        }

        _executor.Forget();
        _carts.Remove(this);
    }

    private async Task RunAll(IReadOnlyList<AwaitedCall>? calls)
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
                // The executor answers every failure of the store. What it throws is a bug, and goes to the callers.
                bug = failure;
            }

            var next = TakeWaiting();
            Release(calls, bug, isLast: next is null);
            calls = next;
            // This thread belongs to the first caller, or to the writer of the store: the rest runs elsewhere.
            if (next is not null)
                await Task.Yield();
        }
    }

    /// <summary>A single last caller continues on this thread; several continue beside the next batch.</summary>
    private void Release(IReadOnlyList<AwaitedCall> calls, Exception? bug, bool isLast)
    {
        if (isLast && calls.Count == 1)
            calls[0].Release(bug);
        else
            foreach (var call in calls)
                call.ReleaseOn(_scheduler, bug);
    }

    /// <summary>
    /// With nothing left it becomes idle; without a cart it retires, so that probes of ids leave nothing.
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
            if (_executor.Current is not null || _executor.IsAtWork)
                return null;
            _isRetired = true;
        }

        _carts.Remove(this);
        return null;
    }
}

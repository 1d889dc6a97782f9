using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// The one owner of a cart in memory: runs its turns one after another. Whoever finds it idle runs the turn on its own thread; calls that come
/// meanwhile wait together, and are decided together with one write. Once retired it never runs again, so that a successor may.
/// </summary>
internal sealed class CartOwner
{
    private readonly Lock _gate = new();
    private readonly LocalCarts _carts;
    private readonly CartTurn _turn;
    private List<CartCall> _running = new(1);
    private List<CartCall> _waiting = [];
    private bool _isRunning;
    private bool _isRetired;

    public CartOwner(CartKey key, LocalCarts carts, ICartState state, TurnServices services)
    {
        (Key, _carts) = (key, carts);
        _turn = new CartTurn(key, state, services, command => carts.Send(key, command, default, CancellationToken.None));
    }

    public CartKey Key { get; }

    /// <summary>When it was last asked, as a timestamp of the clock.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Whether a checkout can be joined without a turn first.</summary>
    public bool CanJoin => _turn.IsLoaded || _turn.IsPlacingOrders;

    public ValueTask<CartReply> Join(int sequence, TimeSpan wait, CancellationToken cancellation) => _turn.Join(sequence, wait, cancellation);

    /// <summary>Answers a read of the cart in memory without a turn, or runs the command in the next one.</summary>
    /// <returns>False when the owner has retired, and another is to be asked.</returns>
    public bool TrySend(CartCommand command, Caller caller, long now, CancellationToken cancellation, out ValueTask<CartReply> reply)
    {
        LastUsed = now;
        if (_turn.TryRead(command, caller) is { } read)
        {
            reply = new(read);
            return true;
        }

        var call = new LocalCall(command, caller);
        bool isFirst;
        lock (_gate)
        {
            reply = default;
            if (_isRetired)
                return false;
            isFirst = !_isRunning;
            _isRunning = true;
            (isFirst ? _running : _waiting).Add(call);
        }

        // Not awaited: the caller waits for its own call only, the turns go on for as long as there are others.
        if (isFirst)
            _ = RunTurns();
        reply = call.Wait(cancellation);
        return true;
    }

    /// <summary>Ends an owner that is idle and was not asked since; one that places orders stays.</summary>
    public void RetireIfUnused(long since)
    {
        lock (_gate)
        {
            if (_isRetired || _isRunning || _turn.IsPlacingOrders || LastUsed > since)
                return;
            _isRetired = true;
        }

        _turn.Forget();
        _carts.Remove(this);
    }

    private async Task RunTurns()
    {
        bool isMore;
        do
        {
            var turn = _turn.Run(_running).AsTask();
            var isAtOnce = turn.IsCompleted;
            // A turn answers whatever the store does to it. What is thrown nevertheless reaches those who asked, and the owner lives on.
            await turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            isMore = EndTurn(turn.Exception?.InnerException);
            // Turns that need no store would keep the thread of whoever began for as long as others come.
            if (isMore && isAtOnce)
                await Task.Yield();
        }
        while (isMore);
    }

    /// <summary>Releases the callers and takes those who wait. A caller that had its turn alone goes on here, if the owner is free again.</summary>
    private bool EndTurn(Exception? bug)
    {
        var ended = _running.ToArray();
        _running.Clear();
        var isMore = TakeWaiting();
        if (ended is [LocalCall alone] && !isMore)
            alone.Release(bug);
        else
            foreach (var call in ended)
                ThreadPool.UnsafeQueueUserWorkItem(static its => its.call.Release(its.bug), (call: (LocalCall)call, bug), preferLocal: true);
        return isMore;
    }

    /// <summary>With nothing left to do the owner is idle; without a cart it ends at once, so that probes of random ids leave no crowd.</summary>
    private bool TakeWaiting()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0)
            {
                (_running, _waiting) = (_waiting, _running);
                return true;
            }

            _isRunning = false;
            if (_turn.Current is not null || _turn.IsPlacingOrders)
                return false;
            _isRetired = true;
        }

        _carts.Remove(this);
        return false;
    }
}

using System.Threading.Tasks.Sources;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// A command and the caller who waits for its reply, in one object. Cancellation ends the wait, not the turn: others may share it, and whether the
/// change was made must not depend on who is still listening.
/// </summary>
internal sealed class LocalCall(CartCommand command, Caller caller) : CartCall(command, caller), IValueTaskSource<CartReply>
{
    private ManualResetValueTaskSourceCore<CartReply> _outcome;
    private CancellationTokenRegistration _cancellation;
    private int _isSettled;

    /// <summary>The wait for the reply; to be awaited once.</summary>
    public ValueTask<CartReply> Wait(CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled && Volatile.Read(ref _isSettled) == 0)
            _cancellation = cancellation.UnsafeRegister(static (call, token) => ((LocalCall)call!).Release(new OperationCanceledException(token), here: false), this);
        return new(this, _outcome.Version);
    }

    /// <summary>Releases the caller with the reply that the turn has left, or with the bug that it met.</summary>
    /// <param name="bug">What the turn threw; null when it ended as it should.</param>
    /// <param name="here">Whether the caller may go on on this thread.</param>
    public void Release(Exception? bug, bool here)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) != 0)
            return;
        CartReply? reply = null;
        try
        {
            reply = bug is null ? Reply : null;
        }
        catch (Exception itsOwn)
        {
            bug = itsOwn;
        }

        _outcome.RunContinuationsAsynchronously = !here;
        if (bug is null)
            _outcome.SetResult(reply!);
        else
            _outcome.SetException(bug);
    }

    CartReply IValueTaskSource<CartReply>.GetResult(short token)
    {
        // Unregister, not Dispose: it does not wait for a callback that is under way.
        _cancellation.Unregister();
        return _outcome.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<CartReply>.GetStatus(short token) => _outcome.GetStatus(token);

    void IValueTaskSource<CartReply>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);
}

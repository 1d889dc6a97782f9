using System.Threading.Tasks.Sources;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// A call whose caller waits in this process. Cancellation ends the wait, not the run, which others may share.
/// </summary>
public sealed class AwaitedCall(CartCommand command, Caller caller)
    : CartCall(command, caller),
        IValueTaskSource<CartReply>
{
    private ManualResetValueTaskSourceCore<CartReply> _outcome;
    private CancellationTokenRegistration _leaving;
    private int _isSettled;

    /// <summary>What the caller waits on, once.</summary>
    public ValueTask<CartReply> Outcome => new(this, _outcome.Version);

    /// <summary>For the activation, before anybody may release the call.</summary>
    public void EndWaitOn(CancellationToken cancellation) =>
        _leaving = cancellation.UnsafeRegister(
            static (call, token) => ((AwaitedCall)call!).Settle(new OperationCanceledException(token)),
            this
        );

    /// <summary>
    /// Completes the caller's wait on this thread, with the run's reply or with the exception that the run met, which
    /// is a bug.
    /// </summary>
    public void Release(Exception? bug)
    {
        _leaving.Unregister();
        Settle(bug ?? Failure);
    }

    /// <summary>Does so on a thread of the scheduler. The default one, the thread pool, costs no task.</summary>
    public void ReleaseOn(TaskScheduler scheduler, Exception? bug)
    {
        if (scheduler == TaskScheduler.Default)
            ThreadPool.UnsafeQueueUserWorkItem(static its => its.Call.Release(its.Bug), (Call: this, Bug: bug), true);
        else
            _ = Task.Factory.StartNew(
                () => Release(bug),
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                scheduler
            );
    }

    CartReply IValueTaskSource<CartReply>.GetResult(short token) => _outcome.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<CartReply>.GetStatus(short token) => _outcome.GetStatus(token);

    void IValueTaskSource<CartReply>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _outcome.OnCompleted(continuation, state, token, flags);

    private void Settle(Exception? failure)
    {
        if (Interlocked.Exchange(ref _isSettled, 1) != 0)
            return;
        if (failure is null)
            _outcome.SetResult(Reply);
        else
            _outcome.SetException(failure);
    }
}

using System.Threading.Tasks.Sources;

namespace PartnerCarts.Engine;

/// <summary>
/// Signals that something which runs elsewhere has ended. Whoever waits continues on the thread pool. It can be used
/// again, so that waiting allocates nothing.
/// </summary>
public abstract class Completion : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private volatile bool _isCompleting;

    /// <summary>Completes with <see cref="Complete"/>; to be awaited once.</summary>
    public ValueTask Done => new(this, _core.Version);

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);

    /// <param name="failure">Thrown where it is awaited; null for done.</param>
    protected void Complete(Exception? failure)
    {
        _isCompleting = true;
        if (failure is null)
            _core.SetResult(true);
        else
            _core.SetException(failure);
        _isCompleting = false;
    }

    /// <summary>For the next use, after the last was awaited.</summary>
    protected void Renew()
    {
        // A continuation may run, and come here, before the SetResult that released it has returned.
        if (_isCompleting)
            SpinWait.SpinUntil(() => !_isCompleting);
        _core.Reset();
    }
}

using System.Threading.Tasks.Sources;

namespace PartnerCarts.Local;

/// <summary>
/// A change on its way through the writer, which its maker awaits. May be used again once its outcome has been taken. Its maker is continued on
/// the thread pool: the writer's thread does nothing but write.
/// </summary>
internal abstract class StoreWrite : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _outcome = new() { RunContinuationsAsynchronously = true };

    /// <summary>Completes when the change is durable; fails when it is refused, or when its outcome is unknown.</summary>
    public ValueTask Outcome => new(this, _outcome.Version);

    /// <summary>Makes the change inside the writer's transaction. Others share it, so a refusal is kept for later, and only what breaks the store is thrown.</summary>
    public abstract void Apply(WriterSession session);

    /// <summary>What the maker is told once the transaction is committed: null for done, or why the change was refused.</summary>
    protected virtual Exception? Refusal => null;

    /// <summary>Releases the maker.</summary>
    /// <param name="failure">Why the transaction failed; null when it is durable.</param>
    public void Settle(Exception? failure)
    {
        if ((failure ?? Refusal) is { } reason)
            _outcome.SetException(reason);
        else
            _outcome.SetResult(true);
    }

    /// <summary>For a change that is used again, before it is.</summary>
    protected void Renew() => _outcome.Reset();

    void IValueTaskSource.GetResult(short token) => _outcome.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _outcome.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);
}

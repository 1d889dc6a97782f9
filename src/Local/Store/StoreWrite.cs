namespace PartnerCarts.Local;

/// <summary>A change on its way through the writer. Its maker goes on on the thread pool: the writer's thread does nothing but write.</summary>
internal abstract class StoreWrite
{
    private TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the change is durable; fails when it is refused, or when its outcome is unknown.</summary>
    public Task Outcome => _outcome.Task;

    /// <summary>What the maker is told once the transaction is committed: null for done, or why the change was refused.</summary>
    protected virtual Exception? Refusal => null;

    /// <summary>Makes the change inside the writer's transaction. Others share it, so a refusal is kept for later, and only what breaks the store is thrown.</summary>
    public abstract void Apply(WriterSession session);

    /// <summary>Releases the maker: with the reason why the transaction failed, or with null when it is durable.</summary>
    public void Settle(Exception? failure)
    {
        if ((failure ?? Refusal) is { } reason)
            _outcome.SetException(reason);
        else
            _outcome.SetResult();
    }

    /// <summary>For a change that is used again, before it is.</summary>
    protected void Renew() => _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

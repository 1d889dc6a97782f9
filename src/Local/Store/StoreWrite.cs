using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// A change on its way through the writer: done when it is durable; failed when it is refused, or when its outcome is
/// unknown.
/// </summary>
internal abstract class StoreWrite : Completion
{
    /// <summary>
    /// What the maker is told once the transaction is committed: null for done, or why the change was refused.
    /// </summary>
    protected virtual Exception? Refusal => null;

    /// <summary>
    /// Makes the change inside the writer's transaction. Others share it, so a refusal is kept for later, and only what
    /// breaks the store is thrown.
    /// </summary>
    public abstract void Apply(WriterSession session);

    /// <summary>
    /// Releases the maker: with the reason why the transaction failed, or with null when it is durable.
    /// </summary>
    public void Settle(Exception? failure) => Complete(failure ?? Refusal);
}

namespace PartnerCarts.Grains;

/// <summary>
/// A grain that keeps one record. Its copy in memory is never shown when it may differ from what is stored: after a
/// write that failed, and from the beginning of an erasure on, the grain leaves memory, and the next call reads the
/// store.
/// </summary>
internal abstract class RecordGrain<TRecord>(IPersistentState<TRecord> stored) : Grain
    where TRecord : class
{
    /// <summary>The record; null when none is stored.</summary>
    protected TRecord? Kept() => stored.RecordExists ? stored.State : null;

    public virtual async Task Erase()
    {
        DeactivateOnIdle();
        if (stored.RecordExists)
            await stored.ClearStateAsync();
    }

    protected async Task Write(TRecord next)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Answers a read. A grain without a record leaves memory afterwards, so that reads of what does not exist do not
    /// fill a silo.
    /// </summary>
    protected Task<T> Answer<T>(T answer)
    {
        if (!stored.RecordExists)
            DeactivateOnIdle();
        return Task.FromResult(answer);
    }
}

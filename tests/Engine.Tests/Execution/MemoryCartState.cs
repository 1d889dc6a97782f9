using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests.Execution;

/// <summary>A store of one cart, in its stored form, with faults to order.</summary>
internal sealed class MemoryCartState : ICartState
{
    public byte[]? Stored { get; set; }

    public int Reads { get; private set; }

    public bool IsShared { get; set; }

    public List<(long Expected, long? Next, bool WakeupChanged)> Writes { get; } = [];

    /// <summary>Thrown by the next write, before it is carried out.</summary>
    public Exception? FailBefore { get; set; }

    /// <summary>Thrown by the next write, after it is carried out: the answer is lost.</summary>
    public Exception? FailAfter { get; set; }

    /// <summary>Waited for by every write, before it is carried out.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Cart? Cart => Stored is null ? null : Serialized.Read<Cart>(Stored);

    public ValueTask<Cart?> Read(CancellationToken cancellation)
    {
        Reads++;
        return ValueTask.FromResult(Cart);
    }

    public ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
        Change(next, expectedRevision, wakeupChanged);

    public ValueTask Delete(long expectedRevision) => Change(null, expectedRevision, true);

    private async ValueTask Change(Cart? next, long expectedRevision, bool wakeupChanged)
    {
        await Gate;
        if (Take(FailBefore, () => FailBefore = null) is { } before)
            throw before;
        if ((Cart?.Revision ?? 0) != expectedRevision)
            throw new CartConflictException("stale");
        Writes.Add((expectedRevision, next?.Revision, wakeupChanged));
        Stored = next is null ? null : Serialized.ToBytes(next);
        if (Take(FailAfter, () => FailAfter = null) is { } after)
            throw after;
    }

    private static Exception? Take(Exception? failure, Action clear)
    {
        clear();
        return failure;
    }
}

using System.Diagnostics;
using PartnerCarts.Engine;

namespace PartnerCarts.Providers.PostgreSql;

internal enum RowChange
{
    Insert,
    Update,
    Delete,
}

/// <summary>What a row holds besides its key and version.</summary>
/// <param name="Body">The state, serialized.</param>
/// <param name="Cart">What else the row of a cart has; null for a row that is no cart.</param>
internal sealed record RowContent(byte[] Body, CartColumns? Cart);

/// <summary>What is looked for among carts.</summary>
/// <param name="Due">When the cart has to be looked at.</param>
/// <param name="Created">When it was made.</param>
internal sealed record CartColumns(DateTimeOffset Due, DateTimeOffset Created);

/// <summary>A row to be written if the one stored is still the one it builds on, and whoever waits for that.</summary>
internal sealed class RowWrite(RowKey key, RowChange change, long expected, RowContent? content)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RowKey Key => key;

    public RowChange Change => change;

    /// <summary>The stored version that is replaced; without meaning for an insert.</summary>
    public long Expected => expected;

    /// <summary>
    /// The version that the row gets. Random instead of counted up, so that it tells this very write from every other
    /// one: no version recurs when a row is deleted and made anew, and a write that is repeated because its outcome was
    /// lost finds out whether it had happened. For a deletion it only names the request.
    /// </summary>
    public long Version { get; } = Random.Shared.NextInt64(1, long.MaxValue);

    /// <summary>The span of whoever writes; none where nobody listens.</summary>
    public ActivityContext Origin { get; } = CartsTelemetry.CurrentSpan;

    /// <summary>What to store; absent for a deletion only.</summary>
    public RowContent Content => content ?? throw new InvalidOperationException("A deletion stores nothing.");

    public int Size => content?.Body.Length ?? 0;

    /// <summary>Ends when the change is durable.</summary>
    public Task Done => _done.Task;

    public void Succeed() => _done.TrySetResult();

    public void Fail(Exception reason) => _done.TrySetException(reason);
}

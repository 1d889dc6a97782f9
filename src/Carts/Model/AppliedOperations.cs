using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// The last 64 operation ids under which the cart was changed. An operation is one HTTP request at an HTTP API that may
/// try more than once; an API that tries once gives no id, and nothing is kept.
/// </summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("partnercarts.model.applied-operations")]
public sealed class AppliedOperations
{
    /// <summary>How many ids are remembered.</summary>
    public const int Capacity = 64;

    internal const int EntrySize = RecentEntries.IdSize;

    [Id(0)]
    private readonly RecentEntries _entries;

    private AppliedOperations(RecentEntries entries) => _entries = entries;

    public static AppliedOperations None { get; } = new(default);

    public int Count => _entries.Bytes.Length / EntrySize;

    internal ReadOnlySpan<byte> Entries => _entries.Bytes;

    internal static AppliedOperations FromEntries(ReadOnlySpan<byte> entries) =>
        entries.IsEmpty ? None : new(RecentEntries.Owning(entries.ToArray()));

    public bool Contains(Guid operation) => operation != Guid.Empty && _entries.Find(operation, EntrySize) >= 0;

    /// <summary>
    /// With the operation as the newest entry; the oldest leaves when there are too many. Unchanged when empty or
    /// already there.
    /// </summary>
    public AppliedOperations With(Guid operation)
    {
        if (operation == Guid.Empty || Contains(operation))
            return this;
        Span<byte> entry = stackalloc byte[EntrySize];
        operation.TryWriteBytes(entry);
        return new AppliedOperations(_entries.With(entry, -1, Capacity));
    }
}

namespace PartnerCarts.Carts;

/// <summary>
/// The last 64 operation ids under which the cart was changed. An operation is one HTTP request at a REST face that may try more than once;
/// a face that tries once gives no id, and nothing is kept.
/// </summary>
public sealed class AppliedOperations
{
    /// <summary>How many ids are remembered.</summary>
    public const int Capacity = 64;

    internal const int EntrySize = 16;

    private readonly byte[] _entries;

    private AppliedOperations(byte[] entries) => _entries = entries;

    public static AppliedOperations None { get; } = new([]);

    public int Count => _entries.Length / EntrySize;

    internal ReadOnlySpan<byte> Entries => _entries;

    internal static AppliedOperations FromEntries(ReadOnlySpan<byte> entries) => entries.IsEmpty ? None : new(entries.ToArray());

    public bool Contains(Guid operation)
    {
        if (operation == Guid.Empty)
            return false;
        Span<byte> id = stackalloc byte[EntrySize];
        operation.TryWriteBytes(id);
        for (var at = _entries.Length - EntrySize; at >= 0; at -= EntrySize)
            if (_entries.AsSpan(at, EntrySize).SequenceEqual(id))
                return true;
        return false;
    }

    /// <summary>With the operation as the newest entry; the oldest leaves when there are too many. Unchanged when empty or already there.</summary>
    public AppliedOperations With(Guid operation)
    {
        if (operation == Guid.Empty || Contains(operation))
            return this;
        var oldest = Count == Capacity ? EntrySize : 0;
        var entries = new byte[_entries.Length - oldest + EntrySize];
        _entries.AsSpan(oldest).CopyTo(entries);
        operation.TryWriteBytes(entries.AsSpan(entries.Length - EntrySize));
        return new AppliedOperations(entries);
    }
}

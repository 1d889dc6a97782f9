namespace PartnerCarts.Carts;

/// <summary>
/// The last entries of one size, oldest first, each beginning with an id. Immutable to whoever holds it. What is made
/// from it goes on in the same array where that has space behind: a cart that changes often has one entry more with
/// each change, and its long list is copied now and then only.
/// </summary>
internal readonly struct RecentEntries
{
    public const int IdSize = 16;

    private readonly SharedArray? _array;
    private readonly int _start;
    private readonly int _length;

    private RecentEntries(SharedArray array, int start, int length) =>
        (_array, _start, _length) = (array, start, length);

    public ReadOnlySpan<byte> Bytes => _array is null ? [] : _array.Bytes.AsSpan(_start, _length);

    /// <summary>The entries in an array that the caller gives away.</summary>
    public static RecentEntries Owning(byte[] bytes) =>
        bytes.Length == 0 ? default : new(new SharedArray(bytes, bytes.Length), 0, bytes.Length);

    /// <summary>Where the entry of an id begins in <see cref="Bytes"/>; negative when there is none.</summary>
    public int Find(Guid id, int entrySize)
    {
        Span<byte> wanted = stackalloc byte[IdSize];
        id.TryWriteBytes(wanted);
        var bytes = Bytes;
        // Newest first: a retry comes soon after its first try.
        for (var at = bytes.Length - entrySize; at >= 0; at -= entrySize)
            if (bytes.Slice(at, IdSize).SequenceEqual(wanted))
                return at;
        return -1;
    }

    /// <summary>With an entry as the newest.</summary>
    /// <param name="entry">Whose id is in none of those kept.</param>
    /// <param name="without">Where the entry begins that it replaces; negative for none.</param>
    /// <param name="capacity">How many there may be; beyond it the oldest leaves.</param>
    public RecentEntries With(ReadOnlySpan<byte> entry, int without, int capacity)
    {
        if (without < 0 && _length == capacity * entry.Length)
            without = 0;
        var end = _start + _length;
        if (without <= 0 && _array is not null && _array.TryTake(end, entry.Length))
        {
            var dropped = without == 0 ? entry.Length : 0;
            entry.CopyTo(_array.Bytes.AsSpan(end));
            return new(_array, _start + dropped, _length - dropped + entry.Length);
        }

        return Copy(entry, without);
    }

    private RecentEntries Copy(ReadOnlySpan<byte> entry, int without)
    {
        var old = Bytes;
        var before = without < 0 ? old : old[..without];
        var after = without < 0 ? [] : old[(without + entry.Length)..];
        var length = before.Length + after.Length + entry.Length;
        // A quarter of the list more is the most that it takes beyond what it needs.
        var bytes = new byte[length + (length / entry.Length / 4 * entry.Length)];
        before.CopyTo(bytes);
        after.CopyTo(bytes.AsSpan(before.Length));
        entry.CopyTo(bytes.AsSpan(length - entry.Length));
        return new(new SharedArray(bytes, length), 0, length);
    }

    /// <summary>
    /// An array, and how much of it is taken: what lies behind belongs to the first who goes on there.
    /// </summary>
    private sealed class SharedArray(byte[] bytes, int taken)
    {
        private int _taken = taken;

        public byte[] Bytes => bytes;

        public bool TryTake(int from, int length) =>
            from + length <= bytes.Length && Interlocked.CompareExchange(ref _taken, from + length, from) == from;
    }
}

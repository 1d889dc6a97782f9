using System.Buffers.Binary;

namespace PartnerCarts.Carts;

/// <summary>
/// The last 64 request ids under which the cart was changed, each with the hash of the last body applied under it (contract.md 9 item 4).
/// Immutable; 32 bytes an entry in one array, oldest first, because it is written with every change of the cart.
/// </summary>
public sealed class AppliedRequests
{
    /// <summary>How many ids are remembered.</summary>
    public const int Capacity = 64;

    internal const int EntrySize = 32;

    private readonly byte[] _entries;

    private AppliedRequests(byte[] entries) => _entries = entries;

    public static AppliedRequests None { get; } = new([]);

    public int Count => _entries.Length / EntrySize;

    internal ReadOnlySpan<byte> Entries => _entries;

    internal static AppliedRequests FromEntries(ReadOnlySpan<byte> entries) => entries.IsEmpty ? None : new(entries.ToArray());

    /// <summary>Whether the last body applied under the stamp's id is the stamp's; false without an id.</summary>
    public bool Contains(RequestStamp stamp) =>
        stamp.HasRequest && Find(stamp.Request) is >= 0 and var at && BodyAt(at) == stamp.Body;

    /// <summary>With the stamp as the newest entry, in place of an older one of the same id; the oldest leaves when there are too many.</summary>
    public AppliedRequests With(RequestStamp stamp)
    {
        if (!stamp.HasRequest)
            return this;

        var drop = Find(stamp.Request);
        if (drop < 0 && Count == Capacity)
            drop = 0;

        var kept = drop < 0 ? _entries.Length : _entries.Length - EntrySize;
        var entries = new byte[kept + EntrySize];
        if (drop < 0)
        {
            _entries.CopyTo(entries, 0);
        }
        else
        {
            _entries.AsSpan(0, drop).CopyTo(entries);
            _entries.AsSpan(drop + EntrySize).CopyTo(entries.AsSpan(drop));
        }

        stamp.Request.TryWriteBytes(entries.AsSpan(kept));
        BinaryPrimitives.WriteUInt128BigEndian(entries.AsSpan(kept + 16), stamp.Body);
        return new AppliedRequests(entries);
    }

    private int Find(Guid request)
    {
        Span<byte> id = stackalloc byte[16];
        request.TryWriteBytes(id);
        // Newest first: a retry comes soon after its first try.
        for (var at = _entries.Length - EntrySize; at >= 0; at -= EntrySize)
            if (_entries.AsSpan(at, 16).SequenceEqual(id))
                return at;
        return -1;
    }

    private UInt128 BodyAt(int entry) => BinaryPrimitives.ReadUInt128BigEndian(_entries.AsSpan(entry + 16));
}

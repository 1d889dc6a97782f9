using System.Buffers.Binary;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// The last 64 request ids under which the cart was changed, each with the hash of the last body applied under it
/// (contract.md 9 item 4). Immutable; 32 bytes an entry, oldest first, because it is written with every change of the
/// cart.
/// </summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("partnercarts.model.applied-requests")]
public sealed class AppliedRequests
{
    /// <summary>How many ids are remembered.</summary>
    public const int Capacity = 64;

    internal const int EntrySize = RecentEntries.IdSize + 16;

    [Id(0)]
    private readonly RecentEntries _entries;

    private AppliedRequests(RecentEntries entries) => _entries = entries;

    public static AppliedRequests None { get; } = new(default);

    public int Count => _entries.Bytes.Length / EntrySize;

    internal ReadOnlySpan<byte> Entries => _entries.Bytes;

    internal static AppliedRequests FromEntries(ReadOnlySpan<byte> entries) =>
        entries.IsEmpty ? None : new(RecentEntries.Owning(entries.ToArray()));

    /// <summary>Whether the last body applied under the stamp's id is the stamp's; false without an id.</summary>
    public bool Contains(IdempotencyKey stamp) =>
        stamp.HasRequest
        && _entries.Find(stamp.Request, EntrySize) is >= 0 and var at
        && BinaryPrimitives.ReadUInt128BigEndian(_entries.Bytes[(at + RecentEntries.IdSize)..]) == stamp.Body;

    /// <summary>
    /// With the stamp as the newest entry, in place of an older one of the same id; the oldest leaves when there are
    /// too many.
    /// </summary>
    public AppliedRequests With(IdempotencyKey stamp)
    {
        if (!stamp.HasRequest)
            return this;
        Span<byte> entry = stackalloc byte[EntrySize];
        stamp.Request.TryWriteBytes(entry);
        BinaryPrimitives.WriteUInt128BigEndian(entry[RecentEntries.IdSize..], stamp.Body);
        return new AppliedRequests(_entries.With(entry, _entries.Find(stamp.Request, EntrySize), Capacity));
    }
}

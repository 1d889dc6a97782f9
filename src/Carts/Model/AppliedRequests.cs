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

    /// <summary>Whether the last body applied under the key's request is the key's; false without a request.</summary>
    public bool Contains(IdempotencyKey key) =>
        key.HasRequest
        && _entries.Find(key.Request, EntrySize) is >= 0 and var at
        && BinaryPrimitives.ReadUInt128BigEndian(_entries.Bytes[(at + RecentEntries.IdSize)..]) == key.Body;

    /// <summary>
    /// With the key as the newest entry, in place of an older one of the same request; the oldest leaves when there are
    /// too many.
    /// </summary>
    public AppliedRequests With(IdempotencyKey key)
    {
        if (!key.HasRequest)
            return this;
        Span<byte> entry = stackalloc byte[EntrySize];
        key.Request.TryWriteBytes(entry);
        BinaryPrimitives.WriteUInt128BigEndian(entry[RecentEntries.IdSize..], key.Body);
        return new AppliedRequests(_entries.With(entry, _entries.Find(key.Request, EntrySize), Capacity));
    }
}

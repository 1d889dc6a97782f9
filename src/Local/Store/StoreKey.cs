using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>Keys as the store holds them: 32 bytes, two GUIDs in the order in which they are written.</summary>
internal static class StoreKey
{
    public const int Size = 32;

    public static void Write(CartKey key, Span<byte> bytes) => Write(key.CustomerId, key.CartId, bytes);

    public static void Write(Guid first, Guid second, Span<byte> bytes)
    {
        first.TryWriteBytes(bytes, bigEndian: true, out _);
        second.TryWriteBytes(bytes[16..], bigEndian: true, out _);
    }

    public static CartKey ReadCart(ReadOnlySpan<byte> bytes) => new(new Guid(bytes[..16], bigEndian: true), new Guid(bytes[16..], bigEndian: true));
}

using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>Keys as the store holds them: two GUIDs in the order in which they are written, 32 bytes.</summary>
internal static class StoreKey
{
    public static byte[] Of(CartKey key) => Of(key.CustomerId, key.CartId);

    public static byte[] Of(Guid first, Guid second) =>
        [.. first.ToByteArray(bigEndian: true), .. second.ToByteArray(bigEndian: true)];

    public static CartKey ReadCart(ReadOnlySpan<byte> bytes) =>
        new(new Guid(bytes[..16], bigEndian: true), new Guid(bytes[16..], bigEndian: true));
}

namespace PartnerCarts.Carts;

/// <summary>GUIDs that follow from a name: version 8 of RFC 9562, over the first 16 bytes of a hash.</summary>
public static class NameBasedGuid
{
    public static Guid FromHash(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// How the wake-up index is divided, so that as many silos can share the work. Stored rows depend on it: it never
/// changes.
/// </summary>
public static class WakeupShards
{
    public const int Count = 64;

    /// <summary>
    /// The shard of a cart: FNV-1a over the 32 bytes of its key, the same in every process and every version.
    /// </summary>
    public static int Of(CartKey key)
    {
        Span<byte> bytes = stackalloc byte[32];
        key.CustomerId.TryWriteBytes(bytes, bigEndian: true, out _);
        key.CartId.TryWriteBytes(bytes[16..], bigEndian: true, out _);
        var hash = 14695981039346656037UL;
        foreach (var next in bytes)
            hash = (hash ^ next) * 1099511628211UL;
        // The low bits of this hash mix least.
        return (int)((hash ^ (hash >> 32)) % Count);
    }
}

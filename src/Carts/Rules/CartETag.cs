using System.Buffers.Binary;
using System.Buffers.Text;

namespace PartnerCarts.Carts;

/// <summary>
/// The cart's entity tag (contract.md 10): opaque, new with every write, never used again even if the cart id is.
/// </summary>
public static class CartETag
{
    private const int Size = 16 + 8;

    /// <summary>The tag's text, without quotes; safe in a header.</summary>
    public static string Of(Cart cart)
    {
        Span<byte> bytes = stackalloc byte[Size];
        cart.Incarnation.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], cart.Revision);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>
    /// Whether an <c>If-Match</c> header admits the cart: absent, <c>*</c>, or a list with its tag, quoted or bare.
    /// </summary>
    public static bool Admits(string? ifMatch, Cart cart)
    {
        if (string.IsNullOrWhiteSpace(ifMatch))
            return true;

        var tag = Of(cart);
        foreach (var range in ifMatch.AsSpan().Split(','))
        {
            var candidate = ifMatch.AsSpan(range).Trim();
            if (candidate is "*" || candidate.Trim('"').SequenceEqual(tag))
                return true;
        }

        return false;
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PartnerCarts.Carts;

/// <summary>
/// Order ids follow from the cart's incarnation, the checkout's sequence and the group, so that a resumed checkout
/// places the same orders.
/// </summary>
public static class OrderIds
{
    private const int Digits = 12;

    /// <summary>
    /// Whether the text has the form of an order's id, in any case: 12 hexadecimal digits, or a GUID.
    /// </summary>
    public static bool IsOne(string text) =>
        (text.Length == Digits && text.All(char.IsAsciiHexDigit)) || Guid.TryParseExact(text, "D", out _);

    /// <summary>12 hexadecimal digits; a GUID for legacy groups (contract.md 5.5).</summary>
    internal static string For(Guid incarnation, int sequence, string group, bool isLegacy)
    {
        var name = new byte[16 + 4 + Encoding.UTF8.GetByteCount(group)];
        incarnation.TryWriteBytes(name);
        BinaryPrimitives.WriteInt32BigEndian(name.AsSpan(16), sequence);
        Encoding.UTF8.GetBytes(group, name.AsSpan(20));
        var hash = SHA256.HashData(name);
        return isLegacy
            ? NameBasedGuid.FromHash(hash).ToString("D")
            : Convert.ToHexStringLower(hash.AsSpan(0, Digits / 2));
    }
}

using System.Text;

namespace PartnerCarts.Carts;

/// <summary>
/// Texts that come again and again, such as catalog item ids, so that all carts share one copy of each. A text
/// displaces another that falls into the same place: what is popular comes back, and the size is bounded.
/// </summary>
public static class StringPool
{
    /// <summary>UTF-16 units; longer texts seldom come twice.</summary>
    private const int Longest = 64;

    private static readonly string?[] Places = new string?[4096];

    /// <summary>The text, in the copy that others have, too.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
            return text.ToString();
        ref var place = ref Places[string.GetHashCode(text) & (Places.Length - 1)];
        return place is { } known && text.SequenceEqual(known) ? known : place = text.ToString();
    }

    /// <summary>The text that the bytes are; null when they are not ASCII, or too many to be looked up.</summary>
    public static string? OfAscii(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Longest];
        return
            bytes.Length <= Longest && Ascii.ToUtf16(bytes, text, out var length) is System.Buffers.OperationStatus.Done
            ? Of(text[..length])
            : null;
    }
}

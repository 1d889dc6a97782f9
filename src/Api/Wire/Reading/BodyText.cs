using System.Text.Unicode;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// From the bytes of a body to UTF-8 text (contract.md 4 Reading 8): the Java SDK writes ISO-8859-1 and does not say
/// so.
/// </summary>
internal static class BodyText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Whether the bytes are UTF-16, as Windows PowerShell writes files: they begin with its mark, or with one half of
    /// a JSON text's first character being zero. UTF-8 begins with neither.
    /// </summary>
    public static bool IsUtf16(ReadOnlySpan<byte> body) =>
        body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, not 0, ..];

    public static bool IsUtf8(ReadOnlySpan<byte> body) => Utf8.IsValid(body);

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    /// <summary>How many bytes <see cref="FromLatin1"/> may write.</summary>
    public static int MaxUtf8Length(int latin1Length) => latin1Length * 2;

    /// <summary>Rewrites ISO-8859-1 as UTF-8; returns the length written.</summary>
    public static int FromLatin1(ReadOnlySpan<byte> latin1, Span<byte> utf8)
    {
        var length = 0;
        foreach (var unit in latin1)
        {
            if (unit < 0x80)
            {
                utf8[length++] = unit;
            }
            else
            {
                utf8[length++] = (byte)(0xC0 | (unit >> 6));
                utf8[length++] = (byte)(0x80 | (unit & 0x3F));
            }
        }

        return length;
    }
}

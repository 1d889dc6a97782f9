using System.Buffers;
using System.Text;

namespace PartnerCarts.Api.Limits;

/// <summary>
/// Decodes <c>Content-Length</c> for Kestrel, which would take <c>+5</c> for 5: digits and nothing else (RFC 9110,
/// 8.6), and no more than a number has. Of anything else it makes a text that is no number, which Kestrel answers 400.
/// Two readers who see different lengths in one request see different requests.
/// </summary>
internal sealed class DigitsOnly : Encoding
{
    private const int MostDigits = 18;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    public static DigitsOnly Instance { get; } = new();

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        if (bytes.Length is > 0 and <= MostDigits && !bytes.ContainsAnyExcept(Digits))
            return Latin1.GetChars(bytes, chars);
        chars[0] = '?';
        return 1;
    }

    public override int GetByteCount(char[] chars, int index, int count) => Latin1.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetCharCount(byte[] bytes, int index, int count) => Latin1.GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        Latin1.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    public override int GetMaxByteCount(int charCount) => Latin1.GetMaxByteCount(charCount);

    public override int GetMaxCharCount(int byteCount) => Latin1.GetMaxCharCount(byteCount);
}

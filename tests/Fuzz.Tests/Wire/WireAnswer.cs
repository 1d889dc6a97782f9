using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>Finds the statuses in what came back over a connection.</summary>
internal static partial class WireAnswer
{
    private const int FrameHead = 9;
    private const byte Headers = 1;

    public static IEnumerable<int> Statuses(byte[] answer, bool isHttp2) => isHttp2 ? OfFrames(answer) : OfText(answer);

    // No fault repeats so much of a request that a status line could be in its body.
    private static IEnumerable<int> OfText(byte[] answer) =>
        StatusLine()
            .Matches(Encoding.Latin1.GetString(answer))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static List<int> OfFrames(byte[] answer)
    {
        var statuses = new List<int>();
        var rest = answer.AsSpan();
        while (rest.Length >= FrameHead)
        {
            var length = (int)(BinaryPrimitives.ReadUInt32BigEndian(rest) >> 8);
            if (rest.Length < FrameHead + length)
                break;
            if (rest[3] == Headers && Status(rest.Slice(FrameHead, length)) is > 0 and var status)
                statuses.Add(status);
            rest = rest[(FrameHead + length)..];
        }

        return statuses;
    }

    /// <summary>
    /// The first field of a header block, as Kestrel writes it: from HPACK's static table, or three digits for a name
    /// of it.
    /// </summary>
    private static int Status(ReadOnlySpan<byte> block)
    {
        // A change of the table's size may come first.
        while (block is [>= 0x20 and < 0x40, ..])
            block = block[1..];
        return block switch
        {
            [0x88, ..] => 200,
            [0x8c, ..] => 400,
            [0x8d, ..] => 404,
            [0x8e, ..] => 500,
            [0x08 or 0x48 or 0x18, 3, .. var rest] when rest.Length >= 3 => int.Parse(
                rest[..3],
                CultureInfo.InvariantCulture
            ),
            _ => 0,
        };
    }

    [GeneratedRegex(@"HTTP/1\.1 (\d{3}) ")]
    private static partial Regex StatusLine();
}

using System.Globalization;
using System.Text.Json;

namespace PartnerCarts.Engine;

/// <summary>
/// Looks at the <c>\u</c> escapes of a JSON text before it is decoded. The parser lets half a surrogate pair pass and
/// throws only when somebody reads it; and U+0000 is no text.
/// </summary>
public static class EscapedText
{
    /// <param name="raw">The text between the quotes, as sent, already known to have only valid escapes.</param>
    /// <returns>Whether every escape stands for a character or half of a pair that is whole.</returns>
    public static bool IsText(ReadOnlySpan<byte> raw)
    {
        var awaitsLow = false;
        for (var i = 0; i < raw.Length; i++)
        {
            var unit = UnitAt(raw, ref i);
            var isLow = unit is >= 0xDC00 and <= 0xDFFF;
            if (unit == 0 || isLow != awaitsLow)
                return false;
            awaitsLow = unit is >= 0xD800 and <= 0xDBFF;
        }

        return !awaitsLow;
    }

    /// <summary>The first text or name in a JSON document that is no text.</summary>
    /// <param name="json">Well-formed UTF-8; comments and trailing commas are allowed.</param>
    /// <returns>Its line, from 1; null where all are text.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static int? LineOfFirstFault(ReadOnlySpan<byte> json)
    {
        if (!json.Contains((byte)'\\'))
            return null;
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        while (reader.Read())
            if (
                reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && reader.ValueIsEscaped
                && !IsText(reader.ValueSpan)
            )
                return json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        return null;
    }

    /// <summary>
    /// The UTF-16 unit of the escape at <paramref name="i"/>, which moves to its end; for anything that is no <c>\u</c>
    /// escape, 1.
    /// </summary>
    private static int UnitAt(ReadOnlySpan<byte> raw, ref int i)
    {
        if (raw[i] != '\\')
            return 1;
        i++;
        if (raw[i] != 'u')
            return 1;
        var unit = int.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        i += 4;
        return unit;
    }
}

using System.Globalization;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Looks at the <c>\u</c> escapes of a JSON text before it is decoded: half a surrogate pair would be an exception
/// there, and U+0000 is no text.
/// </summary>
internal static class EscapedText
{
    /// <param name="raw">The text between the quotes, as sent, already known to have only valid escapes.</param>
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

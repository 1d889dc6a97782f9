using System.Globalization;
using System.Text.Json;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// The spellings of times that are not a date and time of ISO 8601: <c>/Date(ms)/</c>, milliseconds since 1970 UTC with
/// an offset that does not move the instant, and a day alone, which is midnight UTC (contract.md 15.1 row 10).
/// </summary>
internal static class WireDates
{
    private const string Prefix = "/Date(";
    private const string Suffix = ")/";

    // Windows PowerShell writes the slashes as \/, so that the text may be longer than it reads.
    private const int Longest = 128;

    public static bool TryRead(ref Utf8JsonReader json, out DateTimeOffset utc)
    {
        utc = default;
        if (json.ValueSpan.Length > Longest || !ScalarReader.IsText(ref json))
            return false;
        var text = json.GetString()!;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            utc = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.EndsWith(Suffix, StringComparison.Ordinal)
            && text.Length > Prefix.Length + Suffix.Length
            && TryMilliseconds(text.AsSpan(Prefix.Length, text.Length - Prefix.Length - Suffix.Length), out utc);
    }

    private static bool TryMilliseconds(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        // The sign of an offset comes after a digit; that of the number itself comes first.
        var offset = text[1..].IndexOfAny('+', '-');
        if (offset >= 0)
        {
            var zone = text[(offset + 2)..];
            if (zone.Length != 4 || zone.ContainsAnyExceptInRange('0', '9'))
                return false;
            text = text[..(offset + 1)];
        }

        const long First = -62_135_596_800_000;
        const long Last = 253_402_300_799_999;
        if (
            !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds is < First or > Last
        )
            return false;
        utc = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }
}

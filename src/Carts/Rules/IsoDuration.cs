using System.Globalization;

namespace PartnerCarts.Carts;

/// <summary>
/// An ISO 8601 duration such as P1M, P1Y, P3Y, as terms are written. Hours, minutes and seconds are read and count as
/// nothing: no term has any.
/// </summary>
/// <param name="Years">0 to 999.</param>
/// <param name="Months">0 to 999.</param>
/// <param name="Days">With seven for each week; 0 to 7,992.</param>
public readonly record struct IsoDuration(int Years, int Months, int Days)
{
    /// <summary>Longer terms are nobody's, and the sum stays within DateTimeOffset.</summary>
    private const int MaxDigits = 3;

    /// <summary>
    /// Reads a text that is a duration and nothing else: P, then years, months, weeks and days, then T and hours,
    /// minutes and seconds; each part may be left out, but not all after P or T. Every line of every cart is checked
    /// with it, so it allocates nothing.
    /// </summary>
    public static bool TryParse(string text, out IsoDuration duration)
    {
        duration = default;
        if (text is not ['P', _, ..])
            return false;
        var rest = text.AsSpan(1);
        var years = Take(ref rest, 'Y');
        var months = Take(ref rest, 'M');
        var weeks = Take(ref rest, 'W');
        var days = Take(ref rest, 'D');
        if (rest is ['T', _, ..])
        {
            rest = rest[1..];
            _ = Take(ref rest, 'H');
            _ = Take(ref rest, 'M');
            _ = Take(ref rest, 'S');
        }

        if (!rest.IsEmpty)
            return false;
        duration = new IsoDuration(years, months, (weeks * 7) + days);
        return true;
    }

    public bool IsPositive => Years + Months + Days > 0;

    public bool IsOneMonth => this is { Years: 0, Months: 1, Days: 0 };

    /// <summary>Whether it is that many years long, or longer; a month counts 30 days.</summary>
    public bool IsYears(int years) => (Years * 360) + (Months * 30) + Days >= years * 360;

    /// <summary>So many terms, one after the other.</summary>
    public IsoDuration Times(int count) => new(Years * count, Months * count, Days * count);

    /// <summary>
    /// The end of a term that starts then. The number of digits is bounded, so that only a start near the year 9999
    /// could overflow.
    /// </summary>
    public DateTimeOffset After(DateTimeOffset start) => start.AddMonths((Years * 12) + Months).AddDays(Days);

    /// <summary>The number in front of that unit; 0, and nothing is taken, where the text goes on otherwise.</summary>
    private static int Take(ref ReadOnlySpan<char> text, char unit)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > MaxDigits || text[digits] != unit)
            return 0;
        var number = int.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        text = text[(digits + 1)..];
        return number;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerCarts.Carts;

/// <summary>
/// An ISO 8601 duration such as P1M, P1Y, P3Y, as terms are written. Hours, minutes and seconds are read and count as
/// nothing: no term has any.
/// </summary>
/// <param name="Years">0 to 999.</param>
/// <param name="Months">0 to 999.</param>
/// <param name="Days">With seven for each week; 0 to 7,992.</param>
public readonly partial record struct IsoDuration(int Years, int Months, int Days)
{
    /// <summary>Reads a text that is a duration and nothing else.</summary>
    public static bool TryParse(string text, out IsoDuration duration)
    {
        duration = default;
        var match = Pattern().Match(text);
        if (!match.Success)
            return false;
        duration = new IsoDuration(Number("y"), Number("m"), (Number("w") * 7) + Number("d"));
        return true;

        int Number(string group) =>
            match.Groups[group] is { Success: true, ValueSpan: var digits }
                ? int.Parse(digits, CultureInfo.InvariantCulture)
                : 0;
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

    // Up to three digits each: longer terms are nobody's, and the sum stays within DateTimeOffset.
    [GeneratedRegex(
        @"\AP(?=[0-9T])(?:(?<y>[0-9]{1,3})Y)?(?:(?<m>[0-9]{1,3})M)?(?:(?<w>[0-9]{1,3})W)?(?:(?<d>[0-9]{1,3})D)?"
            + @"(?:T(?=[0-9])(?:[0-9]{1,3}H)?(?:[0-9]{1,3}M)?(?:[0-9]{1,3}S)?)?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}

namespace PartnerCarts.Carts;

/// <summary>
/// What a term may be aligned with (contract.md 19.2), for the lines of carts and for those who ask before they buy.
/// </summary>
internal static class TermEnds
{
    /// <summary>
    /// Whether a term may end with a subscription: with any for a month's term, else with none that is for a month.
    /// </summary>
    public static bool CanAlign(IsoDuration term, IsoDuration subscription) =>
        term.IsOneMonth || !subscription.IsOneMonth;

    /// <summary>
    /// The last days of a subscription's term and of those that it renews to, as far as they are not after
    /// <paramref name="last"/>. Each is counted from the first day after the term, so that short months shorten none.
    /// </summary>
    public static IEnumerable<DateOnly> Of(DateOnly end, IsoDuration term, DateOnly last)
    {
        var begin = new DateTimeOffset(end.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        for (var number = 1; end <= last; number++)
        {
            yield return end;
            if (!term.IsPositive)
                yield break;
            end = DateOnly.FromDateTime(term.Times(number).After(begin).UtcDateTime).AddDays(-1);
        }
    }

    public static bool IsMonthEnd(DateOnly day) => day.AddDays(1).Day == 1;

    /// <summary>A month's term does not end on the 28th to the 30th, unless that is the end of the month.</summary>
    public static bool IsAllowed(DateOnly end, IsoDuration term) =>
        !term.IsOneMonth || end.Day is < 28 or > 30 || IsMonthEnd(end);
}

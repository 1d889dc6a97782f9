using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>The dates on which the first term of a new purchase may end (contract.md 19.2, 19.3).</summary>
public static class TermEndDates
{
    /// <summary>The terms that licences are sold for.</summary>
    public static readonly ImmutableArray<string> Terms = ["P1M", "P1Y", "P3Y"];

    /// <summary>The end of a month first, then the ends of subscriptions by date.</summary>
    /// <param name="term">One of <see cref="Terms"/>.</param>
    /// <param name="start">When the term is to begin.</param>
    /// <param name="owned">The customer's subscriptions.</param>
    /// <param name="target">Only this subscription's ends, and no month's; null for all.</param>
    public static IReadOnlyList<TermEndDate> For(
        string term,
        DateTimeOffset start,
        IEnumerable<Subscription> owned,
        Guid? target
    )
    {
        var length = Parse(term);
        var first = start.UtcDateTime.Date;
        var last = length.After(new DateTimeOffset(first, TimeSpan.Zero)).UtcDateTime;
        var found = new List<TermEndDate>();
        if (target is null && LastMonthEnd(first, last) is { } calendar)
            found.Add(new TermEndDate(calendar, []));
        var ends = new SortedDictionary<DateTime, List<string>>();
        foreach (var subscription in owned)
            if (CanAlignWith(subscription, length) && (target is null || subscription.Id == $"{target:D}"))
                foreach (var end in EndsOf(subscription, last))
                    if (end > first && IsAllowed(end, term))
                        (ends.TryGetValue(end, out var ids) ? ids : ends[end] = []).Add(subscription.Id);
        found.AddRange(ends.Select(end => new TermEndDate(end.Key, [.. end.Value])));
        return found;
    }

    /// <summary>Licences only, and yearly terms only with yearly ones.</summary>
    private static bool CanAlignWith(Subscription subscription, IsoDuration term) =>
        subscription is { Kind: ItemKind.License, IsActive: true, TermDuration: { } text }
        && IsoDuration.TryParse(text, out var theirs)
        && (IsMonthly(term) || !IsMonthly(theirs));

    private static IEnumerable<DateTime> EndsOf(Subscription subscription, DateTime last)
    {
        var end = subscription.End.UtcDateTime.Date;
        var term = Parse(subscription.TermDuration!);
        for (var number = 1; end <= last; number++)
        {
            yield return end;
            if (term == default)
                yield break;
            end = new IsoDuration(term.Years * number, term.Months * number, term.Days * number)
                .After(subscription.End.AddDays(1))
                .UtcDateTime.Date.AddDays(-1);
        }
    }

    private static DateTime? LastMonthEnd(DateTime first, DateTime last)
    {
        var end = IsMonthEnd(last) ? last : new DateTime(last.Year, last.Month, 1).AddDays(-1);
        return end > first ? end : null;
    }

    /// <summary>A monthly term does not end on the 28th to the 30th, unless that is the end of the month.</summary>
    private static bool IsAllowed(DateTime end, string term) =>
        term != "P1M" || end.Day is < 28 or > 30 || IsMonthEnd(end);

    private static bool IsMonthEnd(DateTime day) => day.AddDays(1).Day == 1;

    private static bool IsMonthly(IsoDuration term) => term.Years == 0 && term.Months < 12;

    private static IsoDuration Parse(string term) => IsoDuration.TryParse(term, out var duration) ? duration : default;
}

/// <summary>A date on which a term may end.</summary>
/// <param name="Date">The last day of the term, midnight.</param>
/// <param name="Subscriptions">Those that end then, too; none for the end of a month.</param>
public sealed record TermEndDate(DateTime Date, ImmutableArray<string> Subscriptions);

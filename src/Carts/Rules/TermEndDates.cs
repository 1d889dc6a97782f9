using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>The dates on which the first term of a new purchase may end (contract.md 19.3).</summary>
public static class TermEndDates
{
    /// <summary>The terms that licences are sold for.</summary>
    public static readonly ImmutableArray<string> Terms = ["P1M", "P1Y", "P3Y"];

    /// <summary>The end of a month first, then the ends of subscriptions by date.</summary>
    /// <param name="term">One of <see cref="Terms"/>.</param>
    /// <param name="start">When the term is to begin; by its date, UTC.</param>
    /// <param name="owned">The customer's subscriptions.</param>
    /// <param name="target">Only this subscription's ends, and no month's; null for all.</param>
    public static IReadOnlyList<TermEndDate> For(
        string term,
        DateTimeOffset start,
        IEnumerable<Subscription> owned,
        Guid? target
    )
    {
        if (!IsoDuration.TryParse(term, out var length))
            return [];
        var first = DateOnly.FromDateTime(start.UtcDateTime);
        var last = DateOnly.FromDateTime(length.After(start).UtcDateTime);
        var found = new List<TermEndDate>();
        if (target is null && LastMonthEnd(first, last) is { } calendar)
            found.Add(new TermEndDate(calendar, []));
        var ends = new SortedDictionary<DateOnly, List<string>>();
        foreach (var subscription in owned)
            if (target is null || subscription.Id == $"{target:D}")
                foreach (var end in EndsOf(subscription, length, last))
                    if (end > first && TermEnds.IsAllowed(end, length))
                        (ends.TryGetValue(end, out var ids) ? ids : ends[end] = []).Add(subscription.Id);
        found.AddRange(ends.Select(end => new TermEndDate(end.Key, [.. end.Value])));
        return found;
    }

    /// <summary>None where the subscription is none that a term can be aligned with.</summary>
    private static IEnumerable<DateOnly> EndsOf(Subscription subscription, IsoDuration term, DateOnly last) =>
        subscription is { Kind: ItemKind.License, IsActive: true, TermDuration: { } text }
        && IsoDuration.TryParse(text, out var theirs)
        && TermEnds.CanAlign(term, theirs)
            ? TermEnds.Of(DateOnly.FromDateTime(subscription.End.UtcDateTime), theirs, last)
            : [];

    private static DateOnly? LastMonthEnd(DateOnly first, DateOnly last)
    {
        var end = TermEnds.IsMonthEnd(last) ? last : new DateOnly(last.Year, last.Month, 1).AddDays(-1);
        return end > first ? end : null;
    }
}

/// <summary>A date on which a term may end.</summary>
/// <param name="Date">The last day of the term.</param>
/// <param name="Subscriptions">Those that end then, too; none for the end of a month.</param>
public sealed record TermEndDate(DateOnly Date, ImmutableArray<string> Subscriptions);

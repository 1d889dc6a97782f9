namespace PartnerCarts.Carts;

/// <summary>
/// Billing cycle and term: a pair that is not sold is line error 10013, a term that is not sold at all, or is missing,
/// 400039 (contract.md 15.1 rows 14 and 15).
/// </summary>
internal static class BillingRules
{
    public static LineError? Check(CartLine line, CatalogItem? item)
    {
        if (line.EffectiveCycle is BillingCycle.Unknown)
            return PlanFault(
                $"billingCycle is not given, and item {SanitizedText.Of(line.CatalogItemId)} has not exactly one."
            );
        if (line.TermDuration is { } text && !IsoDuration.TryParse(text, out _))
            return PlanFault($"termDuration {SanitizedText.Of(text)} is not an ISO 8601 duration such as P1Y.");
        if (line.RenewsToTerm is { } renewal && !IsoDuration.TryParse(renewal, out _))
            return PlanFault(
                $"renewsTo.termDuration {SanitizedText.Of(renewal)} is not an ISO 8601 duration such as P1Y."
            );
        return (item is null ? null : CheckTerm(line, item))
            ?? CheckLength(line)
            ?? (item is null ? null : CheckSold(line, item));
    }

    private static LineError? CheckTerm(CartLine line, CatalogItem item)
    {
        if (line.TermDuration is not { } term)
            return item.NeedsTerm
                ? TermFault($"Item {item.Id} needs a termDuration: {string.Join(", ", item.Terms())}.")
                : null;
        if (item.Kind.HasNoTerm())
            return TermFault($"Item {item.Id} is sold without a term; leave termDuration out.");
        return item.RenewsTo(term)
            ? null
            : TermFault($"Item {item.Id} is not sold for term {term}; it is for {string.Join(", ", item.Terms())}.");
    }

    /// <summary>Whether it would be charged less often than once in its term.</summary>
    public static bool IsCycleLongerThanTerm(CartLine line) =>
        line.TermDuration is { } text
        && IsoDuration.TryParse(text, out var term)
        && !term.IsYears(LeastYears(line.EffectiveCycle));

    private static LineError? CheckLength(CartLine line) =>
        IsCycleLongerThanTerm(line)
            ? PlanFault(
                $"Billing cycle {line.EffectiveCycle} is longer than the term {line.TermDuration}; it needs "
                    + $"P{LeastYears(line.EffectiveCycle)}Y or more."
            )
            : null;

    private static int LeastYears(BillingCycle cycle) =>
        cycle switch
        {
            BillingCycle.Annual => 1,
            BillingCycle.Biennial => 2,
            BillingCycle.Triennial => 3,
            _ => 0,
        };

    private static LineError? CheckSold(CartLine line, CatalogItem item)
    {
        if (!item.Sells(line.EffectiveCycle, line.TermDuration))
            return PlanFault(
                $"Item {item.Id} is not sold with billing cycle {line.EffectiveCycle} and term "
                    + $"{line.TermDuration ?? "(none)"}."
            );
        return line.RenewsToTerm is { } next && !item.RenewsTo(next)
            ? PlanFault($"Item {item.Id} does not renew to term {next}.")
            : null;
    }

    private static LineError PlanFault(string description) => new(LineErrorCode.BillingPlanNotSupported, description);

    private static LineError TermFault(string description) => new(LineErrorCode.TermNotSupported, description);
}

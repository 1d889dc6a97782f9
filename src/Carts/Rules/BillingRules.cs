namespace PartnerCarts.Carts;

/// <summary>
/// Billing cycle and terms: what is not sold is line error 10013; a custom end of the first term is 10016 or 10017.
/// </summary>
internal static class BillingRules
{
    public static LineError? Check(CartLine line, CatalogItem? item)
    {
        if (line.EffectiveCycle is BillingCycle.Unknown)
            return Fault(
                $"billingCycle is not given, and item {SanitizedText.Of(line.CatalogItemId)} has not exactly one."
            );
        if (line.TermDuration is { } term && !IsoDuration.TryParse(term, out _))
            return Fault($"termDuration {SanitizedText.Of(term)} is not an ISO 8601 duration such as P1Y.");
        if (line.RenewsToTerm is { } renewal && !IsoDuration.TryParse(renewal, out _))
            return Fault($"renewsTo.termDuration {SanitizedText.Of(renewal)} is not an ISO 8601 duration such as P1Y.");
        if (item is null)
            return null;
        if (!item.Sells(line.EffectiveCycle, line.TermDuration))
            return Fault(
                $"Item {item.Id} is not sold with billing cycle {line.EffectiveCycle} and term "
                    + $"{line.TermDuration ?? "(none)"}."
            );
        if (line.RenewsToTerm is { } next && !item.RenewsTo(next))
            return Fault($"Item {item.Id} does not renew to term {next}.");
        return null;
    }

    public static LineError? CheckTermEnd(CartLine line, CatalogItem? item, DateTimeOffset now)
    {
        if (line.CustomTermEnd is not { } end)
            return null;
        if (item is { CustomTermEnd: CustomTermEnds.None })
            return new(
                LineErrorCode.InvalidCustomTermEndDateProduct,
                $"Item {item.Id} cannot take a customTermEndDate."
            );
        if (end <= now)
            return new(LineErrorCode.InvalidCustomTermEndDate, $"customTermEndDate {end:O} is not in the future.");
        if (line.TermDuration is { } text && IsoDuration.TryParse(text, out var term) && end > term.After(now))
            return new(
                LineErrorCode.InvalidCustomTermEndDate,
                $"customTermEndDate {end:O} is later than the end of a term of {text} that starts now."
            );
        return null;
    }

    private static LineError Fault(string description) => new(LineErrorCode.BillingPlanNotSupported, description);
}

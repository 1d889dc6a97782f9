namespace PartnerCarts.Carts;

/// <summary>
/// A custom end of the first term (contract.md 19.2), by UTC date alone: 10016 where the item cannot take one, 10017
/// where the date does not fit.
/// </summary>
internal static class TermEndRules
{
    public static LineError? Check(CartLine line, CatalogItem? item, CartContext context)
    {
        if (line.CustomTermEnd is not { } time)
            return null;
        if (item is not null && (item.Kind is not ItemKind.License || item.CustomTermEnd is CustomTermEnds.None))
            return new(
                LineErrorCode.InvalidCustomTermEndDateProduct,
                $"Item {item.Id} cannot take a customTermEndDate."
            );

        var end = DateOnly.FromDateTime(time.UtcDateTime);
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        if (end <= today)
            return Fault($"customTermEndDate {end:O} is not after today, {today:O}.");
        if (line.TermDuration is not { } text || !IsoDuration.TryParse(text, out var term))
            return null;
        if (end > DateOnly.FromDateTime(term.After(context.Now).UtcDateTime))
            return Fault($"customTermEndDate {end:O} is later than the end of a term of {text} that starts now.");
        if (item is not { CustomTermEnd: CustomTermEnds.Aligned })
            return null;

        if (!TermEnds.IsAllowed(end, term))
            return Fault($"customTermEndDate {end:O}: a monthly term may not end on day {end.Day} of a longer month.");
        return TermEnds.IsMonthEnd(end) || EndsWithASubscription(end, term, context.Purchases)
            ? null
            : Fault(
                $"customTermEndDate {end:O} is neither the last day of a month nor the end of a subscription of the "
                    + "customer's."
            );
    }

    /// <summary>Whether a subscription ends that day, now or after renewals for its own term.</summary>
    private static bool EndsWithASubscription(DateOnly end, IsoDuration term, CustomerPurchases purchases)
    {
        foreach (var purchase in purchases.All)
            if (
                purchase is { IsActive: true, Kind: ItemKind.License, CommitmentEnd: { } time, TermDuration: { } text }
                && IsoDuration.TryParse(text, out var theirs)
                && TermEnds.CanAlign(term, theirs)
                && TermEnds.Of(DateOnly.FromDateTime(time.UtcDateTime), theirs, end).Contains(end)
            )
                return true;
        return false;
    }

    private static LineError Fault(string description) => new(LineErrorCode.InvalidCustomTermEndDate, description);
}

namespace PartnerCarts.Carts;

/// <summary>
/// What an order without a cart may leave out (contract.md 20.7): its billing cycle, and an only term.
/// </summary>
internal static class OrderDefaults
{
    public static CartDraft FillIn(CartDraft draft, Catalog catalog)
    {
        var cycle = CycleOf(draft.Lines[0], catalog);
        return draft with { Lines = [.. draft.Lines.Select(line => FillIn(line, cycle, catalog))] };
    }

    private static LineDraft FillIn(LineDraft line, BillingCycle cycle, Catalog catalog) =>
        line with
        {
            BillingCycle = cycle,
            TermDuration = string.IsNullOrWhiteSpace(line.TermDuration.Value)
                ? new(OnlyTerm(line, catalog))
                : line.TermDuration,
        };

    /// <summary>All lines of a body have the same.</summary>
    private static BillingCycle CycleOf(LineDraft first, Catalog catalog) =>
        first.BillingCycle is { } given and not BillingCycle.Unknown
            ? given
            : catalog.Find(first.CatalogItemId!)?.OnlyCycle ?? BillingCycle.Monthly;

    private static string? OnlyTerm(LineDraft line, Catalog catalog) =>
        catalog.Find(line.CatalogItemId!)?.Terms().Take(2).ToArray() is [var only] ? only : null;
}

using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Makes one line from what was asked: fills in what the server owns, and attaches the error of a business rule
/// (contract.md 7.1 items 3 to 5).
/// </summary>
internal sealed class LineRules(
    CartContext context,
    Guid customerId,
    ImmutableArray<LineDraft> all,
    CartLine?[]? frozen,
    OrderGroups groups
)
{
    private readonly Catalog _catalog = context.Catalog;

    /// <param name="draft">A numbered line that passed <see cref="DraftRules"/>.</param>
    /// <param name="baseLine">For an addon: the line it is asked for with.</param>
    /// <param name="baseGroup">For an addon: that line's order group.</param>
    public CartLine Make(LineDraft draft, LineDraft? baseLine = null, string? baseGroup = null)
    {
        var itemId = draft.CatalogItemId!;
        var item = _catalog.Find(itemId);
        var cycle = draft.BillingCycle is null or BillingCycle.Unknown
            ? item?.OnlyCycle ?? BillingCycle.Unknown
            : draft.BillingCycle.Value;
        var currency = string.IsNullOrWhiteSpace(draft.CurrencyCode)
            ? CurrencyRule.Default(item, context, customerId)
            : draft.CurrencyCode.ToUpperInvariant();
        var isLegacy = item?.IsLegacy ?? CatalogItemId.IsLegacy(itemId);
        var group = baseGroup ?? groups.Of(isLegacy, cycle, currency);
        var addons = draft.Addons.Value is { IsDefault: false } asked ? MakeAddons(asked, draft, group) : default;
        var line = draft.ToLine(currency, cycle, isLegacy, group, addons);
        return FindError(line, item, baseLine) is { } error ? line with { Error = error } : line;
    }

    private ImmutableArray<CartLine> MakeAddons(ImmutableArray<LineDraft> asked, LineDraft baseLine, string group) =>
        [.. asked.Select(addon => Make(addon, baseLine, group))];

    /// <summary>
    /// The first rule that the line breaks: first what it is, then how it is billed, then how much, then what goes with
    /// it.
    /// </summary>
    private LineError? FindError(CartLine line, CatalogItem? item, LineDraft? baseLine)
    {
        if (!CatalogItemId.IsWellFormed(line.CatalogItemId))
            return new(
                LineErrorCode.CatalogItemIdIsNotValid,
                $"{SanitizedText.Of(line.CatalogItemId)} is not a catalog item id: product:sku:availability, an "
                    + $"offer's GUID, or MS-AZR-…."
            );
        if (item is null && !_catalog.IsOpen)
            return new(
                LineErrorCode.CatalogItemIdIsNotValid,
                $"Catalog item {SanitizedText.Of(line.CatalogItemId)} is not known."
            );
        if (item is { IsWithdrawn: true })
            return new(LineErrorCode.LegacyOfferNotEligibleForPurchase, $"Catalog item {item.Id} is no longer sold.");

        return CurrencyRule.Check(line, item, context, customerId)
            ?? BillingRules.Check(line, item)
            ?? TermEndRules.Check(line, item, context)
            ?? ParticipantRules.Check(line)
            ?? (item is null ? null : CheckItem(line, item, baseLine));
    }

    private LineError? CheckItem(CartLine line, CatalogItem item, LineDraft? baseLine) =>
        AddonRules.Check(line, item, baseLine)
        ?? QuantityRules.Check(line, item, isAddon: baseLine is not null || item.IsModernAddon)
        ?? QuantityRules.CheckCap(item, context.Purchases, QuantityInCart(item))
        ?? PurchaseRules.Check(line, item, _catalog)
        ?? KindRules.Check(line, item, context.Purchases)
        ?? SandboxRules.Check(line, item, context, QuantityOfReservations())
        ?? Standing(item);

    /// <summary>What the catalog asks for, for tests of clients (contract.md 24.1).</summary>
    private static LineError? Standing(CatalogItem item) =>
        item.StandingError is { } code ? new(code, $"The catalog has item {item.Id} in error {(int)code}.") : null;

    private long QuantityOfReservations() =>
        context.Limits.SandboxCaps
            ? all.Where((_, i) => frozen?[i] is null)
                .Where(line => _catalog.Find(line.CatalogItemId!) is { Kind: ItemKind.Reservation })
                .Sum(line => (long)line.Quantity!.Value)
            : 0;

    /// <summary>
    /// What this cart would add to the customer's earlier purchases; its ordered lines are among those already.
    /// </summary>
    private long QuantityInCart(CatalogItem item)
    {
        if (item.MaxPerCustomer is null)
            return 0;

        var total = 0L;
        for (var i = 0; i < all.Length; i++)
            if (frozen?[i] is null)
                total += QuantityWithAddons(item, all[i]);
        return total;
    }

    private static long QuantityWithAddons(CatalogItem item, LineDraft line)
    {
        var total = QuantityOf(item, line);
        foreach (var addon in line.AddonsOrNone())
            total += QuantityOf(item, addon);
        return total;
    }

    private static long QuantityOf(CatalogItem item, LineDraft line) =>
        string.Equals(line.CatalogItemId, item.Id, StringComparison.OrdinalIgnoreCase) ? line.Quantity!.Value : 0;
}

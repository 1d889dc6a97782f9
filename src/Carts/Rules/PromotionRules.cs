namespace PartnerCarts.Carts;

/// <summary>
/// The promotion of each line, in the order of the lines (contract.md 16.4): earlier lines use up what a promotion
/// grants once.
/// </summary>
internal sealed class PromotionRules(CartContext context, string country)
{
    private readonly List<PromotedPurchase> _before = [];

    /// <summary>
    /// The line with the promotion that applies to it, if any, and that promotion's part for its item. A promotion that
    /// is asked for and does not apply is no error; it is kept aside and judged again with the next write.
    /// </summary>
    public (CartLine Line, PromotedProduct? Promotion) Apply(CartLine line, CatalogItem item)
    {
        var asked = line.PromotionId ?? line.PromotionNotApplied;
        var purchase = new PromotedPurchase(
            item,
            line.Quantity,
            line.EffectiveCycle,
            line.TermDuration,
            country,
            context.Now
        );
        var applied = asked is null ? Best(purchase, line) : Asked(asked, purchase);
        _before.Add(purchase with { PromotionId = applied?.Id });

        // An id that the catalog only lists is echoed, and changes no price.
        var isListed = asked is not null && !IsDefined(context.Catalog, item, asked);
        var shown = applied?.Id ?? (isListed ? asked : null);
        if (asked is not null && applied is not null)
            shown = asked;
        var kept = shown is null ? asked : null;
        var next =
            line.PromotionId == shown && line.PromotionNotApplied == kept
                ? line
                : line with
                {
                    PromotionId = shown,
                    PromotionNotApplied = kept,
                };
        return (next, applied?.ProductFor(purchase));
    }

    /// <summary>Whether the catalog says what the promotion does for the item.</summary>
    public static bool IsDefined(Catalog catalog, CatalogItem item, string promotionId) =>
        catalog.Promotion(promotionId, item) is not null;

    private Promotion? Asked(string promotionId, PromotedPurchase purchase) =>
        context.Catalog.Promotion(promotionId, purchase.Item) is { } promotion && IsEligible(promotion, purchase)
            ? promotion
            : null;

    /// <summary>Of the promotions that apply by themselves, the one that takes most off.</summary>
    private Promotion? Best(PromotedPurchase purchase, CartLine line)
    {
        Promotion? best = null;
        var least = decimal.MaxValue;
        var list = CatalogPrices.Find(context.Catalog, purchase.Item, line, country) ?? 0;
        foreach (var promotion in context.Catalog.Promotions)
        {
            if (
                !promotion.IsAutoApplicable
                || promotion.ProductFor(purchase) is not { } product
                || !IsEligible(promotion, purchase)
                || PriceRules.Discounted(list, product) is var price && price >= least
            )
                continue;
            best = promotion;
            least = price;
        }

        return best;
    }

    private bool IsEligible(Promotion promotion, PromotedPurchase purchase) =>
        PromotionEligibility.Check(promotion, purchase, context.Purchases, _before).IsEmpty;
}

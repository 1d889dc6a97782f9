using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// What can only be said of a line when all lines are known, and again at checkout: whether an addon has its base,
/// which promotion applies, and what each line costs. Lines that are ordered stay as they are.
/// </summary>
internal static class CartReview
{
    public static ImmutableArray<CartLine> Judge(
        ImmutableArray<CartLine> lines,
        Guid customerId,
        CartContext context
    ) => context.Catalog.IsOpen ? lines : Price(AddonPrerequisites.Judge(lines, context), customerId, context);

    private static ImmutableArray<CartLine> Price(ImmutableArray<CartLine> lines, Guid customerId, CartContext context)
    {
        var country = context.Catalog.CountryFor(customerId);
        var promotions = new PromotionRules(context, country);
        var priced = ImmutableArray.CreateBuilder<CartLine>(lines.Length);
        foreach (var line in lines)
            priced.Add(line.IsOrdered ? line : Price(line, country, promotions, context));
        return priced.MoveToImmutable();
    }

    private static CartLine Price(CartLine line, string country, PromotionRules promotions, CartContext context)
    {
        Pricing? pricing = null;
        if (line.Error is null && context.Catalog.Find(line.CatalogItemId) is { } item)
        {
            (line, var promotion) = promotions.Apply(line, item);
            pricing = PriceRules.Of(context.Catalog, item, line, country, promotion, context.Now);
        }

        return pricing is null && line.Pricing is null && line.Addons.IsDefaultOrEmpty
            ? line
            : line with
            {
                Pricing = pricing,
                Addons = PriceAddons(line.Addons, country, promotions, context),
            };
    }

    private static ImmutableArray<CartLine> PriceAddons(
        ImmutableArray<CartLine> addons,
        string country,
        PromotionRules promotions,
        CartContext context
    ) => addons.IsDefaultOrEmpty ? addons : [.. addons.Select(addon => Price(addon, country, promotions, context))];
}

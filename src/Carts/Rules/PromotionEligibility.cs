using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Whether a purchase may have a promotion (contract.md 22.5), and if not, everything that is against it.
/// </summary>
public static class PromotionEligibility
{
    /// <param name="promotion">The promotion.</param>
    /// <param name="asked">What is to be bought.</param>
    /// <param name="purchases">What the customer has bought before.</param>
    /// <param name="before">What comes before it in the same cart.</param>
    public static ImmutableArray<PromotionProblem> Check(
        Promotion promotion,
        PromotedPurchase asked,
        CustomerPurchases purchases,
        IReadOnlyCollection<PromotedPurchase> before
    )
    {
        if (!IsInForce(promotion, asked))
            return
            [
                new(
                    PromotionProblemType.InvalidPromotion,
                    $"Promotion {promotion.Id} is not in force for item {asked.Item.Id}."
                ),
            ];

        var problems = ImmutableArray.CreateBuilder<PromotionProblem>();
        CheckTerm(promotion, asked, problems);
        var sku = asked.Item.Sku;
        var earlier = purchases
            .All.Where(purchase => IsSame(purchase.Sku, sku))
            .Select(purchase => (purchase.Quantity, IsPromoted: IsSame(purchase.PromotionId, promotion.Id)))
            .Concat(
                before
                    .Where(other => IsSame(other.Item.Sku, sku))
                    .Select(other => (other.Quantity, IsPromoted: IsSame(other.PromotionId, promotion.Id)))
            )
            .ToList();
        CheckSeats(promotion, asked, earlier.Where(it => it.IsPromoted).Sum(it => (long)it.Quantity), problems);
        CheckRedemptions(promotion, earlier.Count(it => it.IsPromoted), problems);
        if (promotion.IsForFirstPurchase && earlier.Count > 0)
            problems.Add(
                new(
                    PromotionProblemType.OfferPurchasedPreviously,
                    $"Promotion {promotion.Id} is for a first purchase, and {sku} was bought before."
                )
            );
        foreach (var list in promotion.OwnedProducts)
            if (!list.Any(id => Owns(purchases, id)))
                problems.Add(
                    new(
                        PromotionProblemType.PrerequisiteProductOwnership,
                        $"Promotion {promotion.Id} needs one of {string.Join(", ", list)}."
                    )
                );
        return problems.ToImmutable();
    }

    /// <summary>Whether the promotion is for the item, the customer and the time at all, whatever its limits.</summary>
    public static bool IsInForce(Promotion promotion, PromotedPurchase asked) =>
        promotion.Covers(asked.Item.Id) && promotion.IsInForce(asked.Country, asked.Item.Segment, asked.Now);

    private static void CheckTerm(
        Promotion promotion,
        PromotedPurchase asked,
        ImmutableArray<PromotionProblem>.Builder problems
    )
    {
        if (promotion.ProductFor(asked) is not null)
            return;
        var terms = promotion.Products.Where(product => product.Covers(asked.Item.Id)).ToList();
        var named = terms.Select(product => $"{product.Cycle?.ToString() ?? "(any)"} {product.Term ?? "(any)"}");
        problems.Add(
            new(
                PromotionProblemType.Term,
                $"Promotion {promotion.Id} is for these billing cycles and terms: {string.Join(", ", named)}."
            )
            {
                Terms = [.. terms.Select(product => (product.Cycle, product.Term))],
            }
        );
    }

    private static void CheckSeats(
        Promotion promotion,
        PromotedPurchase asked,
        long used,
        ImmutableArray<PromotionProblem>.Builder problems
    )
    {
        foreach (var range in promotion.Seats)
        {
            var left = (int)Math.Clamp(range.Max - used, 0, int.MaxValue);
            if (asked.Quantity < range.Min || asked.Quantity > left)
                problems.Add(
                    new(
                        PromotionProblemType.SeatCount,
                        asked.Quantity < range.Min
                            ? $"{asked.Quantity} seats are fewer than {range.Min}."
                            : $"{asked.Quantity} seats are more than the {left} that are left of {range.Max}."
                    )
                    {
                        Least = range.Min,
                        Most = range.Max,
                        Left = left,
                    }
                );
        }
    }

    private static void CheckRedemptions(
        Promotion promotion,
        int used,
        ImmutableArray<PromotionProblem>.Builder problems
    )
    {
        foreach (var range in promotion.Redemptions)
            if (used >= range.Max)
                problems.Add(
                    new(
                        PromotionProblemType.RedemptionLimit,
                        $"Promotion {promotion.Id} was used {used} times; {range.Max} are allowed."
                    )
                    {
                        Most = range.Max,
                        Left = 0,
                    }
                );
    }

    private static bool Owns(CustomerPurchases purchases, string productAndSku) =>
        purchases.All.Any(purchase => purchase.IsActive && IsSame(purchase.Sku, productAndSku.Replace('/', ':')));

    private static bool IsSame(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

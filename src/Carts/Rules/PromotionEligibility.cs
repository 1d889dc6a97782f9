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
        if (
            promotion.Products.FirstOrDefault(product => product.Covers(asked.Item.Id)) is not { } product
            || asked.Now < promotion.Start
            || asked.Now > promotion.End
            || !Holds(promotion.Countries, asked.Country)
            || !Holds(promotion.Segments, asked.Item.Segment)
        )
            return
            [
                new(
                    PromotionProblemType.InvalidPromotion,
                    $"Promotion {promotion.Id} is not in force for item {asked.Item.Id}."
                ),
            ];

        var problems = ImmutableArray.CreateBuilder<PromotionProblem>();
        var sku = asked.Item.Sku;
        if (!FitsTerm(product, asked))
            problems.Add(
                new(
                    PromotionProblemType.Term,
                    $"Promotion {promotion.Id} is for billing cycle {product.Cycle?.ToString() ?? "(any)"} and term "
                        + $"{product.Term ?? "(any)"}."
                )
            );

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

    private static bool FitsTerm(PromotedProduct product, PromotedPurchase asked) =>
        (product.Cycle ?? asked.Cycle) == asked.Cycle && (product.Term is null || IsSame(product.Term, asked.Term));

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

    private static bool Holds(ImmutableArray<string> allowed, string value) =>
        allowed.IsEmpty || allowed.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool IsSame(string? one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What is to be bought, for a promotion to be judged.</summary>
/// <param name="Item">The item.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Cycle">The billing cycle.</param>
/// <param name="Term">ISO 8601 duration; null without a term.</param>
/// <param name="Country">The customer's country.</param>
/// <param name="Now">When, UTC.</param>
/// <param name="PromotionId">The promotion that is applied to it already; null for none.</param>
public sealed record PromotedPurchase(
    CatalogItem Item,
    int Quantity,
    BillingCycle Cycle,
    string? Term,
    string Country,
    DateTimeOffset Now,
    string? PromotionId = null
);

/// <summary>Why a promotion does not apply; the names are the wire's (contract.md 22.5).</summary>
public enum PromotionProblemType
{
    InvalidCatalogItemId,
    InvalidPromotion,
    Term,
    SeatCount,
    RedemptionLimit,
    OfferPurchasedPreviously,
    PrerequisiteProductOwnership,
    NoPromotionsAvailable,
}

/// <summary>One reason why a promotion does not apply.</summary>
/// <param name="Type">Which.</param>
/// <param name="Description">Names the values.</param>
public sealed record PromotionProblem(PromotionProblemType Type, string Description)
{
    /// <summary>With SeatCount: the least seats.</summary>
    public int? Least { get; init; }

    /// <summary>
    /// With SeatCount: the most seats of all purchases together. With RedemptionLimit: the most uses.
    /// </summary>
    public int? Most { get; init; }

    /// <summary>With both: what is left of that.</summary>
    public int? Left { get; init; }
}

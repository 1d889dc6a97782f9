using System.Collections.Immutable;

namespace PartnerCarts.Carts;

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

    /// <summary>With Term: what the promotion is for; null in either for any.</summary>
    public ImmutableArray<(BillingCycle? Cycle, string? Term)> Terms { get; init; } = [];
}

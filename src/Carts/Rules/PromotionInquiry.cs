using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>Something that may be bought, for which promotions are asked about (contract.md 22.5).</summary>
/// <param name="Id">The client's own number for it.</param>
/// <param name="CatalogItemId">What is to be bought.</param>
/// <param name="Quantity">How many, 1 or more.</param>
/// <param name="Cycle">The billing cycle.</param>
/// <param name="Term">ISO 8601 duration; null without a term.</param>
/// <param name="PromotionId">The promotion; null for all that the item has.</param>
public sealed record PromotionInquiry(
    int Id,
    string CatalogItemId,
    int Quantity,
    BillingCycle Cycle,
    string? Term,
    string? PromotionId
)
{
    /// <summary>
    /// What can be said of each promotion, by the rule for the lines of carts. Each inquiry is judged by itself: what
    /// others ask for uses up nothing.
    /// </summary>
    public ImmutableArray<PromotionVerdict> Answer(
        Catalog catalog,
        CustomerPurchases purchases,
        string country,
        DateTimeOffset now
    )
    {
        if (catalog.Find(CatalogItemId) is not { } item)
            return
            [
                catalog.IsOpen && Carts.CatalogItemId.IsWellFormed(CatalogItemId)
                    ? WithoutPromotions()
                    : Against(
                        PromotionProblemType.InvalidCatalogItemId,
                        $"Catalog item {SanitizedText.Of(CatalogItemId)} is unknown."
                    ),
            ];
        var purchase = new PromotedPurchase(item, Quantity, Cycle, Term, country, now);
        if (PromotionId is not null)
            return [catalog.Promotion(PromotionId, item) is { } asked ? Judge(asked) : Unknown()];
        var all = catalog.Promotions.Where(promotion => PromotionEligibility.IsInForce(promotion, purchase));
        ImmutableArray<PromotionVerdict> verdicts = [.. all.Select(Judge)];
        return verdicts.IsEmpty ? [WithoutPromotions()] : verdicts;

        PromotionVerdict Judge(Promotion promotion) =>
            new(promotion.Id, PromotionEligibility.Check(promotion, purchase, purchases, before: []));
    }

    /// <summary>Where there is none: the one that is asked for is unknown, or nothing was found.</summary>
    private PromotionVerdict WithoutPromotions() =>
        PromotionId is null
            ? Against(
                PromotionProblemType.NoPromotionsAvailable,
                $"Item {SanitizedText.Of(CatalogItemId)} has no promotion now."
            )
            : Unknown();

    private PromotionVerdict Unknown() =>
        Against(
            PromotionProblemType.InvalidPromotion,
            $"Promotion {SanitizedText.Of(PromotionId!)} is unknown, or is for another item."
        );

    private PromotionVerdict Against(PromotionProblemType type, string description) =>
        new(PromotionId, [new(type, description)]);
}

/// <summary>What was found of one promotion.</summary>
/// <param name="PromotionId">Which; null where none was asked for and none found.</param>
/// <param name="Problems">What is against it; none where it applies.</param>
public sealed record PromotionVerdict(string? PromotionId, ImmutableArray<PromotionProblem> Problems);

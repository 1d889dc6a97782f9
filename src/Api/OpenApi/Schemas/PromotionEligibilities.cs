using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[Description("What is to be bought, names in any case.")]
internal sealed record PromotionEligibilitiesRequest
{
    public required IReadOnlyList<PromotionEligibilitiesRequestItem> Items { get; init; }
}

internal sealed record PromotionEligibilitiesRequestItem
{
    [Description("The client's own number for it.")]
    public required int Id { get; init; }

    public required string CatalogItemId { get; init; }

    [Range(1, int.MaxValue)]
    public required int Quantity { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    [Description("ISO 8601 duration.")]
    public string? TermDuration { get; init; }

    [Description("All promotions of the item when it is not given.")]
    public string? PromotionId { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record PromotionEligibilitiesCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<PromotionEligibilities> Items { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record PromotionEligibilities
{
    public required int Id { get; init; }

    public required string CatalogItemId { get; init; }

    public required int Quantity { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public string TermDuration { get; init; } = "";

    public string PromotionId { get; init; } = "";

    public required IReadOnlyList<PromotionEligibility> Eligibilities { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record PromotionEligibility
{
    [Description("Absent where none was asked for and there is none.")]
    public string PromotionId { get; init; } = "";

    public required bool IsEligible { get; init; }

    [Description("What is against it; absent where nothing is.")]
    public IReadOnlyList<EligibilityError> Errors { get; init; } = [];
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record EligibilityError
{
    [Description(
        "InvalidCatalogItemId, InvalidPromotion, Term, SeatCount, RedemptionLimit, OfferPurchasedPreviously, "
            + "PrerequisiteProductOwnership or NoPromotionsAvailable."
    )]
    public required string Type { get; init; }

    public required string Description { get; init; }

    [Description("With Term.")]
    public IReadOnlyList<PromotionTerm> EligibleTerms { get; init; } = [];

    [Description("With SeatCount.")]
    public int MinimumRequiredSeats { get; init; }

    [Description("With SeatCount: of all purchases together.")]
    public int MaximumRequiredSeats { get; init; }

    [Description("With SeatCount: what is left.")]
    public int AvailableSeats { get; init; }

    [Description("With RedemptionLimit.")]
    public int MaxPromotionRedemptionCount { get; init; }

    [Description("With RedemptionLimit: what is left.")]
    public int RemainingPromotionRedemptionCount { get; init; }
}

using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record PromotionCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Promotion> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record Promotion
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required DateTimeOffset StartDate { get; init; }

    public required DateTimeOffset EndDate { get; init; }

    public required PromotionProperties Properties { get; init; }

    public required IReadOnlyList<RequiredProduct> RequiredProducts { get; init; }

    [Description("Of a promotion that is read alone.")]
    public PromotionConstraints PromotionConstraints { get; init; } = null!;
}

internal sealed record PromotionProperties
{
    [Description("Whether a line that names no promotion gets it.")]
    public required bool IsAutoApplicable { get; init; }
}

internal sealed record RequiredProduct
{
    public required string ProductId { get; init; }

    public required string SkuId { get; init; }

    public required PromotionTerm Term { get; init; }

    public required IReadOnlyList<PricingPolicy> PricingPolicies { get; init; }
}

[Description("What is absent may be any.")]
internal sealed record PromotionTerm
{
    [Description("ISO 8601 duration.")]
    public string Duration { get; init; } = "";

    [Description("In PascalCase, such as OneTime.")]
    public string BillingCycle { get; init; } = "";
}

internal sealed record PricingPolicy
{
    [Description("PercentDiscount; any other name takes off the amount.")]
    public required string PolicyType { get; init; }

    [Description("A number as text.")]
    public required string Value { get; init; }
}

internal sealed record PromotionConstraints
{
    public required IReadOnlyList<SeatConstraint> SeatConstraints { get; init; }

    public required IReadOnlyList<AssetOwnershipLimit> AssetOwnershipLimits { get; init; }

    public required IReadOnlyList<EligibilityConstraint> EligibilityConstraints { get; init; }

    [Description("Of each list the customer must own one.")]
    public required IReadOnlyList<IReadOnlyList<OwnedProduct>> ProductOwnershipConstraints { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record SeatConstraint
{
    public required int MinSeats { get; init; }

    [Description("Of all purchases with the promotion together.")]
    public required int MaxSeats { get; init; }

    public string Type { get; init; } = "";
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record AssetOwnershipLimit
{
    public required int MinAssets { get; init; }

    [Description("How often the promotion can be used.")]
    public required int MaxAssets { get; init; }

    public string Type { get; init; } = "";
}

internal sealed record EligibilityConstraint
{
    public required bool IsApplicable { get; init; }

    [Description("FirstPurchase.")]
    public required string Type { get; init; }
}

internal sealed record OwnedProduct
{
    [Description("product/sku")]
    public required string BigId { get; init; }
}

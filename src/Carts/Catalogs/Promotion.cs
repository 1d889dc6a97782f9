using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>A promotion that the catalog file defines (contract.md 22.5).</summary>
public sealed record Promotion
{
    /// <summary><c>product:sku:availability</c> in shape, but not the item's.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>From when on it may be used, UTC.</summary>
    public DateTimeOffset Start { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Until when it may be used, UTC.</summary>
    public DateTimeOffset End { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Whether a line that names no promotion gets it.</summary>
    public bool IsAutoApplicable { get; init; }

    /// <summary>What it takes money off; one at least.</summary>
    public required ImmutableArray<PromotedProduct> Products { get; init; }

    /// <summary>Seats of all its purchases by one customer together; empty for any number.</summary>
    public ImmutableArray<PromotionRange> Seats { get; init; } = [];

    /// <summary>How often one customer may use it; empty for any number.</summary>
    public ImmutableArray<PromotionRange> Redemptions { get; init; } = [];

    /// <summary>Whether it is only for customers that never bought the product's SKU.</summary>
    public bool IsForFirstPurchase { get; init; }

    /// <summary>Lists of <c>product/sku</c>: the customer must own one of each list.</summary>
    public ImmutableArray<ImmutableArray<string>> OwnedProducts { get; init; } = [];

    /// <summary>Where it holds, two capital letters each; empty for everywhere.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>For whom it holds; empty for everybody.</summary>
    public ImmutableArray<string> Segments { get; init; } = [];
}

/// <summary>A product that a promotion takes money off.</summary>
/// <param name="ProductId">The first part of a catalog item's id.</param>
/// <param name="SkuId">Its second part.</param>
/// <param name="Cycle">The billing cycle that it must be bought with; null for any.</param>
/// <param name="Term">The term that it must be bought for, ISO 8601; null for any.</param>
/// <param name="Policies">How much is taken off.</param>
public sealed record PromotedProduct(
    string ProductId,
    string SkuId,
    BillingCycle? Cycle,
    string? Term,
    ImmutableArray<PricingPolicy> Policies
)
{
    /// <summary>Whether the item is this product and SKU, whatever the availability.</summary>
    public bool Covers(string catalogItemId) =>
        string.Equals(CatalogItemId.SkuOf(catalogItemId), $"{ProductId}:{SkuId}", StringComparison.OrdinalIgnoreCase);
}

/// <summary>How much a promotion takes off the price of one unit.</summary>
/// <param name="Type"><see cref="Percent"/>, or any other name for a flat amount.</param>
/// <param name="Value">Percent, 0 to 100, or an amount in the line's currency.</param>
public sealed record PricingPolicy(string Type, decimal Value)
{
    public const string Percent = "PercentDiscount";

    public bool IsPercent => string.Equals(Type, Percent, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Bounds of a promotion, both included.</summary>
public sealed record PromotionRange(int Min, int Max, string? Type);

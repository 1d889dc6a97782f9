using System.Collections.Immutable;

namespace PartnerCarts.Carts;

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
    private readonly string _sku = $"{ProductId}:{SkuId}";

    /// <summary>Whether the item is this product and SKU, whatever the availability.</summary>
    public bool Covers(string catalogItemId) => CatalogItemId.IsOfSku(catalogItemId, _sku);
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

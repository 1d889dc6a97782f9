namespace PartnerCarts.Carts;

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

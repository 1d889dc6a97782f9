namespace PartnerCarts.Carts;

/// <summary>How many of an item a line, and a customer, may buy.</summary>
internal static class QuantityRules
{
    public static LineError? Check(CartLine line, CatalogItem item, bool isAddon)
    {
        if (line.Quantity < item.MinQuantity)
            return new(
                isAddon ? LineErrorCode.MinimumAddOnSeatsNotMet : LineErrorCode.InvalidInput,
                $"quantity {line.Quantity} of item {item.Id} is below its minimum of {item.MinQuantity}."
            );
        if (line.Quantity > item.MaxQuantity)
            return new(
                LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded,
                $"quantity {line.Quantity} of item {item.Id} is above its maximum of {item.MaxQuantity}.",
                AvailableQuantity: item.MaxQuantity,
                PurchasedQuantity: 0
            );
        if (line.Quantity > item.Stock)
            return new(
                LineErrorCode.InventoryNotAvailable,
                $"quantity {line.Quantity} of item {item.Id} is more than the {item.Stock} in stock."
            );
        return null;
    }

    /// <param name="item">The item.</param>
    /// <param name="purchases">What the customer has bought before.</param>
    /// <param name="inCart">What the whole cart would add.</param>
    public static LineError? CheckCap(CatalogItem item, CustomerPurchases purchases, long inCart)
    {
        if (item.MaxPerCustomer is not { } cap)
            return null;
        var bought = purchases.Of(item.Id);
        return bought + inCart <= cap
            ? null
            : new(
                LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded,
                $"The cart has {inCart} of item {item.Id}; a customer may have {cap}, and has bought {bought}.",
                AvailableQuantity: Math.Max(0, cap - bought),
                PurchasedQuantity: bought
            );
    }
}

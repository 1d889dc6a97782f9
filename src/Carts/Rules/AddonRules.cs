namespace PartnerCarts.Carts;

/// <summary>
/// Which item may be an addon of which (line error 10006), and how many seats the base needs (10018).
/// </summary>
internal static class AddonRules
{
    public static LineError? Check(CartLine line, CatalogItem item, LineDraft? baseLine)
    {
        if (baseLine is null)
            return item.AddonOf.IsEmpty || line.Provisioned(CartLine.ParentSubscription) is not null
                ? null
                : Fault(
                    $"Item {item.Id} is an addon: put it into the addonItems of its base line, or name "
                        + $"{CartLine.ParentSubscription} in its provisioningContext."
                );
        if (!item.IsAddonOf(baseLine.CatalogItemId!))
            return Fault($"Item {item.Id} is not an addon of item {SanitizedText.Of(baseLine.CatalogItemId!)}.");
        if (baseLine.Quantity < item.MinBaseQuantity)
            return new(
                LineErrorCode.BaseOfferSeatQuantityNotMet,
                $"Addon {item.Id} needs {item.MinBaseQuantity} seats of its base; the base line has "
                    + $"{baseLine.Quantity}."
            );
        return null;
    }

    private static LineError Fault(string description) => new(LineErrorCode.UnableToProcessCartLineItem, description);
}

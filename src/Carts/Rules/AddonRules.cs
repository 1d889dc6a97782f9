namespace PartnerCarts.Carts;

/// <summary>
/// Which item may be an addon below which line (line error 10006), and how many seats the base needs (10018, 10019). An
/// addon of new commerce that is a line by itself is judged by <see cref="AddonPrerequisites"/>.
/// </summary>
internal static class AddonRules
{
    public static LineError? Check(CartLine line, CatalogItem item, LineDraft? baseLine)
    {
        if (baseLine is null)
            return
                item.IsModernAddon || item.AddonOf.IsEmpty || line.Provisioned(CartLine.ParentSubscription) is not null
                ? null
                : Fault(
                    $"Item {item.Id} is an addon: put it into the addonItems of its base line, or name "
                        + $"{CartLine.ParentSubscription} in its provisioningContext."
                );
        var baseItem = baseLine.CatalogItemId!;
        if (!item.IsAddonOf(baseItem) && !item.Requires(baseItem))
            return Fault($"Item {item.Id} is not an addon of item {SanitizedText.Of(baseItem)}.");
        return CheckSeats(line, item, baseLine.Quantity!.Value);
    }

    /// <summary>Whether base and addon have enough seats.</summary>
    /// <param name="line">The addon.</param>
    /// <param name="item">Its item.</param>
    /// <param name="baseSeats">The seats of its base.</param>
    public static LineError? CheckSeats(CartLine line, CatalogItem item, long baseSeats)
    {
        if (baseSeats < item.MinBaseQuantity)
            return new(
                LineErrorCode.BaseOfferSeatQuantityNotMet,
                $"Addon {item.Id} needs {item.MinBaseQuantity} seats of its base, which has {baseSeats}."
            );
        // Rounded up.
        var least = ((baseSeats * item.MinAddonPercent) + 99) / 100;
        return line.Quantity >= least
            ? null
            : new(
                LineErrorCode.MinimumAddOnSeatsNotMet,
                $"quantity {line.Quantity} of addon {item.Id} is below {least}, which is "
                    + $"{item.MinAddonPercent} percent of the {baseSeats} seats of its base."
            );
    }

    private static LineError Fault(string description) => new(LineErrorCode.UnableToProcessCartLineItem, description);
}

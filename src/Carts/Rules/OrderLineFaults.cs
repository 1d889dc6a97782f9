namespace PartnerCarts.Carts;

/// <summary>
/// What an order without a cart is refused with where a cart's line would be in error (contract.md 20.7).
/// </summary>
internal static class OrderLineFaults
{
    private const int InvalidInput = 800002;
    private const int Quantity = 900275;
    private const int CannotBeBought = 800020;

    /// <summary>The code of the answer.</summary>
    /// <param name="line">The line in error.</param>
    /// <param name="error">Its error.</param>
    /// <param name="item">Its item; null for one that is not known.</param>
    public static int CodeOf(CartLine line, LineError error, CatalogItem? item) =>
        error.Code switch
        {
            LineErrorCode.CurrencyIsNotSupported => 900169,
            LineErrorCode.CatalogItemIdIsNotValid => 900142,
            LineErrorCode.InventoryNotAvailable => 800010,
            LineErrorCode.UnableToProcessCartLineItem => 2085,
            LineErrorCode.LegacyOfferNotEligibleForPurchase => 2091,
            LineErrorCode.SubscriptionIsNotValid => 800011,
            LineErrorCode.SubscriptionIsNotEnabledForReservations => 800013,
            LineErrorCode.SubscriptionNotRegistered => 800030,
            LineErrorCode.SandboxLimitExceeded => 800018,
            LineErrorCode.InvalidInput => line.Quantity < item?.MinQuantity ? Quantity : InvalidInput,
            LineErrorCode.AttestationNotAccepted => 900203,
            LineErrorCode.BillingPlanNotSupported => BillingRules.IsCycleLongerThanTerm(line) ? 900270 : 900269,
            LineErrorCode.InvalidPromotionId => 27007,
            LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded => Quantity,
            LineErrorCode.InvalidCustomTermEndDateProduct or LineErrorCode.InvalidCustomTermEndDate => 900242,
            LineErrorCode.BaseOfferSeatQuantityNotMet
            or LineErrorCode.MinimumAddOnSeatsNotMet
            or LineErrorCode.AddonWithoutBase => CannotBeBought,
            LineErrorCode.TermNotSupported => 800121,
            LineErrorCode.QuotaNotAvailable or LineErrorCode.ParticipantsIsNotSupportedForPartner => CannotBeBought,
            // Codes of savings plans are the same in both places.
            _ => (int)error.Code,
        };
}

using Orleans;

namespace PartnerCarts.Carts;

/// <summary>Why a line cannot be ordered; the numbers are the wire's (contract.md 5.6).</summary>
[GenerateSerializer, Alias("partnercarts.model.line-error-code")]
public enum LineErrorCode
{
    CurrencyIsNotSupported = 10000,
    CatalogItemIdIsNotValid = 10001,
    InventoryNotAvailable = 10003,
    UnableToProcessCartLineItem = 10006,
    InvalidInput = 10010,
    AttestationNotAccepted = 10012,
    BillingPlanNotSupported = 10013,
    InvalidPromotionId = 10014,
    MaxAllowedSeatsPerSubscriptionExceeded = 10015,
    InvalidCustomTermEndDateProduct = 10016,
    InvalidCustomTermEndDate = 10017,
    BaseOfferSeatQuantityNotMet = 10018,
    MinimumAddOnSeatsNotMet = 10019,
    LegacyOfferNotEligibleForPurchase = 500600,
}

/// <summary>The error a line carries (contract.md 5.3).</summary>
/// <param name="Code">The reason.</param>
/// <param name="Description">Names the value and the limit it breaks.</param>
/// <param name="AvailableQuantity">With <see cref="LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded"/>: how many
/// the customer may still buy.</param>
/// <param name="PurchasedQuantity">With the same: how many the customer has bought already.</param>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.line-error")
]
public sealed record LineError(
    [property: Id(0)] LineErrorCode Code,
    [property: Id(1)] string Description,
    [property: Id(2)] int? AvailableQuantity = null,
    [property: Id(3)] int? PurchasedQuantity = null
);

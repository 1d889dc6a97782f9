using Orleans;

namespace PartnerCarts.Carts;

/// <summary>Why a line cannot be ordered; the numbers are the wire's (contract.md 5.6, 15.1 row 7, 18.4).</summary>
[GenerateSerializer, Alias("partnercarts.model.line-error-code")]
public enum LineErrorCode
{
    CurrencyIsNotSupported = 10000,
    CatalogItemIdIsNotValid = 10001,
    QuotaNotAvailable = 10002,
    InventoryNotAvailable = 10003,
    ParticipantsIsNotSupportedForPartner = 10004,
    UnableToProcessCartLineItem = 10006,
    SubscriptionIsNotValid = 10007,
    SubscriptionIsNotEnabledForReservations = 10008,
    SandboxLimitExceeded = 10009,
    InvalidInput = 10010,
    SubscriptionNotRegistered = 10011,
    AttestationNotAccepted = 10012,
    BillingPlanNotSupported = 10013,
    InvalidPromotionId = 10014,
    MaxAllowedSeatsPerSubscriptionExceeded = 10015,
    InvalidCustomTermEndDateProduct = 10016,
    InvalidCustomTermEndDate = 10017,
    BaseOfferSeatQuantityNotMet = 10018,
    MinimumAddOnSeatsNotMet = 10019,

    /// <summary>The item is not sold for the term, or needs one (contract.md 15.1 row 15).</summary>
    TermNotSupported = 400039,

    /// <summary>An addon of new commerce without its base (contract.md 17.2).</summary>
    AddonWithoutBase = 400041,

    LegacyOfferNotEligibleForPurchase = 500600,

    /// <summary>A savings plan's scope is missing, or neither shared nor single (contract.md 18.4).</summary>
    SavingsPlanScope = 900312,

    /// <summary>A savings plan for one Azure subscription does not name it.</summary>
    SavingsPlanEntitlementMissing = 900313,

    SavingsPlanEntitlementInactive = 900314,

    SavingsPlanEntitlementNotEligible = 900315,

    /// <summary>A shared savings plan does not name its Azure plan.</summary>
    SavingsPlanPlanMissing = 900317,

    SavingsPlanPlanUnusable = 900318,
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

using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// Whether a cart may still be changed (contract.md 5.1, 7.7). Zero is reserved, so that a lost field cannot pass for a
/// status.
/// </summary>
[GenerateSerializer, Alias("partnercarts.model.cart-status")]
public enum CartStatus
{
    None = 0,

    /// <summary>May be updated and checked out.</summary>
    Active = 1,

    /// <summary>Every line has been ordered; final.</summary>
    Ordered = 2,
}

/// <summary>How often a line is billed; the numbers are the wire's integers (contract.md 5.6).</summary>
[GenerateSerializer, Alias("partnercarts.model.billing-cycle")]
public enum BillingCycle
{
    Unknown = 0,
    Monthly = 1,
    Annual = 2,
    None = 3,
    OneTime = 4,
    Triennial = 5,
    Biennial = 6,
}

/// <summary>The part a named partner plays on a line; the numbers are the wire's integers (contract.md 5.6).</summary>
[GenerateSerializer, Alias("partnercarts.model.participant-kind")]
public enum ParticipantKind
{
    Unknown = 0,
    TransactionReseller = 1,
    ConsumptionReseller = 2,
    AdditionalTransactionReseller = 3,
}

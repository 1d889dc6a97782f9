namespace PartnerCarts.Conformance;

/// <summary>
/// The billing cycles that the Java and the open SDK know; any other fails their parse (contract.md 5.6).
/// </summary>
internal enum EarlyBillingCycle
{
    Unknown,
    Monthly,
    Annual,
    None,
    OneTime,
}

/// <summary>The participant types that the Java and the open SDK know.</summary>
internal enum EarlyParticipantType
{
    Unknown,
    TransactionReseller,
}

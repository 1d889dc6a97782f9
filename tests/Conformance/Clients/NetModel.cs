using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerCarts.Conformance;

/// <summary>The cart of the .NET SDK, members in the order it writes them.</summary>
internal sealed class NetCart
{
    public string? Id { get; set; }

    public DateTime? CreationTimestamp { get; set; }

    public DateTime? LastModifiedTimestamp { get; set; }

    public DateTime ExpirationTimestamp { get; set; }

    public string? LastModifiedUser { get; set; }

    public List<NetLine>? LineItems { get; set; }

    public string? Status { get; set; }

    public bool? PartnerOnRecordAttestationAccepted { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NetLinks? Links { get; set; }

    public NetAttributes Attributes { get; set; } = new() { ObjectType = "Cart" };
}

internal sealed class NetLine
{
    public int Id { get; set; }

    public string? CatalogItemId { get; set; }

    public string? FriendlyName { get; set; }

    public int Quantity { get; set; }

    public string? CurrencyCode { get; set; }

    public NetBillingCycle BillingCycle { get; set; }

    public string? TermDuration { get; set; }

    public string? PromotionId { get; set; }

    public List<NetParticipant>? Participants { get; set; }

    public Dictionary<string, string>? ProvisioningContext { get; set; }

    public string? OrderGroup { get; set; }

    public string? PurchaseSystem { get; set; }

    public List<NetLine>? AddonItems { get; set; }

    public NetRenewsTo? RenewsTo { get; set; }

    public NetError? Error { get; set; }

    public DateTime? CustomTermEndDate { get; set; }

    public bool? AttestationAccepted { get; set; }
}

internal sealed class NetParticipant
{
    public NetParticipantType Key { get; set; }

    public string? Value { get; set; }
}

internal sealed class NetRenewsTo
{
    public string? TermDuration { get; set; }
}

internal sealed class NetError
{
    public NetErrorCode ErrorCode { get; set; }

    public string? ErrorDescription { get; set; }

    public Dictionary<string, JsonElement>? AdditionalInformation { get; set; }
}

internal sealed class NetLinks
{
    public NetLink? Self { get; set; }
}

internal sealed class NetLink
{
    public string? Uri { get; set; }

    public string? Method { get; set; }

    public List<KeyValuePair<string, string>>? Headers { get; set; }
}

internal sealed class NetAttributes
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Etag { get; set; }

    public string? ObjectType { get; set; }
}

internal sealed class NetCheckoutResult
{
    public List<NetOrder>? Orders { get; set; }

    /// <summary>
    /// Empty unless the answer says otherwise; the SDK's sample calls <c>Any()</c> on it without looking.
    /// </summary>
    public List<NetOrderError> OrderErrors { get; set; } = [];
}

internal sealed class NetOrder
{
    public string? Id { get; set; }

    public string? AlternateId { get; set; }

    public string? ReferenceCustomerId { get; set; }

    public NetBillingCycle BillingCycle { get; set; }

    public string? CurrencyCode { get; set; }

    public string? CurrencySymbol { get; set; }

    public List<NetOrderLine>? LineItems { get; set; }

    public DateTime? CreationDate { get; set; }

    public string? Status { get; set; }

    public string? TransactionType { get; set; }

    public NetLinks? Links { get; set; }
}

internal sealed class NetOrderLine
{
    public int LineItemNumber { get; set; }

    public string? OfferId { get; set; }

    public string? SubscriptionId { get; set; }

    public string? ParentSubscriptionId { get; set; }

    public string? FriendlyName { get; set; }

    public int Quantity { get; set; }

    public Dictionary<string, string>? ProvisioningContext { get; set; }

    public NetRenewsTo? RenewsTo { get; set; }
}

internal sealed class NetOrderError
{
    public string? OrderGroupId { get; set; }

    public int Code { get; set; }

    public string? Description { get; set; }
}

internal enum NetBillingCycle
{
    Unknown,
    Monthly,
    Annual,
    None,
    OneTime,
    Triennial,
    Biennial,
}

internal enum NetParticipantType
{
    Unknown,
    TransactionReseller,
    ConsumptionReseller,
    AdditionalTransactionReseller,
}

internal enum NetErrorCode
{
    Unknown = 0,
    CatalogItemIdIsNotValid = 10001,
    SubscriptionIsNotEnabledForRI = 10008,
    MaxAllowedSeatsPerSubscriptionExceeded = 10015,
}

using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("A cart. Members without a value are left out, never null.")]
internal sealed record Cart
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreationTimestamp { get; init; }

    public required DateTimeOffset LastModifiedTimestamp { get; init; }

    [Description("When an Active cart ends; set at creation, never moved.")]
    public required DateTimeOffset ExpirationTimestamp { get; init; }

    [Description("The object id of the user, or the application id for app-only tokens.")]
    public required string LastModifiedUser { get; init; }

    public required CartStatus Status { get; init; }

    public required IReadOnlyList<CartLineItem> LineItems { get; init; }

    public bool PartnerOnRecordAttestationAccepted { get; init; }

    public required SelfLink Links { get; init; }

    public required CartAttributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record CartError
{
    [Description("Such as 10001 (no such catalog item) or 10013 (billing cycle or term not sold).")]
    public required int ErrorCode { get; init; }

    public required string ErrorDescription { get; init; }

    public ErrorInformation AdditionalInformation { get; init; } = null!;
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("With errorCode 10015.")]
internal sealed record ErrorInformation
{
    [Description("How many the customer may still buy.")]
    public int AvailableQuantity { get; init; }

    [Description("How many the customer has bought already.")]
    public int PurchasedQuantity { get; init; }
}

[Description("A partner named on a line.")]
internal sealed record Participant
{
    public required ParticipantType Key { get; init; }

    [Description("The partner's MPN or partner id.")]
    public required string Value { get; init; }
}

internal sealed record RenewsTo
{
    [Description("ISO 8601 duration such as P1Y.")]
    public string TermDuration { get; init; } = "";
}

internal sealed record SelfLink
{
    public required Link Self { get; init; }
}

internal sealed record Link
{
    public required string Uri { get; init; }

    public required string Method { get; init; }

    public required IReadOnlyList<LinkHeader> Headers { get; init; }
}

internal sealed record LinkHeader
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

internal sealed record CartAttributes
{
    [Description("The ETag header without its quotes.")]
    public required string Etag { get; init; }

    public required string ObjectType { get; init; }
}

internal sealed record Attributes
{
    [Description("The name of the resource's class.")]
    public required string ObjectType { get; init; }
}

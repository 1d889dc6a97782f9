using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.OpenApi.Schemas;

// The records in this folder are never made: they are what the API's description is made from. What is sent is read and
// written by Wire, and a test holds the two together. A member with `?` may be null; one without `required` may be
// missing.

[Description(
    "What a cart is to hold. Members that the server owns (id, timestamps, status, links, attributes) and unknown "
        + "ones are ignored."
)]
internal sealed record CartRequest
{
    [
        MinLength(1),
        MaxLength(CartLimits.Lines),
        Description("The lines, in the order they are to keep; at most 500 together with their addons.")
    ]
    public required IReadOnlyList<CartLineItemRequest> LineItems { get; init; }

    [Description(
        "Whether the partner of record has been attested. On update, an absent member keeps its stored value."
    )]
    public bool? PartnerOnRecordAttestationAccepted { get; init; }
}

[Description("What a line is to hold.")]
internal record CartLineItemRequest : AddonRequest
{
    [Description("Addons of this line, one level deep. On update, an absent member keeps its stored value.")]
    public IReadOnlyList<AddonRequest>? AddonItems { get; init; }
}

[Description("What an addon is to hold.")]
internal record AddonRequest
{
    [Description("Unique in the cart, addons included. Where any line has none, all are numbered 0, 1, 2 and so on.")]
    public int? Id { get; init; }

    [
        MaxLength(CartLimits.TextLength),
        Description("product:sku:availability, a legacy offer GUID, or MS-AZR-…. The spelling catalogId is read too.")
    ]
    public required string CatalogItemId { get; init; }

    [MaxLength(CartLimits.TextLength)]
    public string? FriendlyName { get; init; }

    [Range(1, int.MaxValue), Description("A number, or its digits as a text.")]
    public required int Quantity { get; init; }

    [MaxLength(CartLimits.TextLength), Description("Filled in from the customer's market when not given.")]
    public string? CurrencyCode { get; init; }

    public BillingCycle? BillingCycle { get; init; }

    [
        MaxLength(CartLimits.TextLength),
        Description("ISO 8601 duration such as P1Y. On update, an absent member keeps its stored value.")
    ]
    public string? TermDuration { get; init; }

    [MaxLength(CartLimits.TextLength), Description("On update, an absent member keeps its stored value.")]
    public string? PromotionId { get; init; }

    [MaxLength(CartLimits.Participants), Description("Order and repeats are kept.")]
    public IReadOnlyList<Participant>? Participants { get; init; }

    [Description("Texts by name, at most 50. Names become camelCase; entries of null are dropped.")]
    public IReadOnlyDictionary<string, string>? ProvisioningContext { get; init; }

    [Description(
        "The term to renew to; an array of one is read too. On update, an absent member keeps its stored value."
    )]
    public RenewsTo? RenewsTo { get; init; }

    [Description(
        "When the first term is to end; without a zone it is UTC. On update, an absent member keeps its stored value."
    )]
    public DateTimeOffset? CustomTermEndDate { get; init; }

    [Description("On update, an absent member keeps its stored value.")]
    public bool? AttestationAccepted { get; init; }
}

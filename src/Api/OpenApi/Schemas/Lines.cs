using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.OpenApi.Schemas;

// A line as a client sends it, as a cart shows it, and as an order shows it.

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

    [Description("Of a savings plan. On update, an absent member keeps its stored value.")]
    public PurchaseCommitment? PurchaseCommitment { get; init; }

    [MaxLength(CartLimits.TextLength), Description("Read as the participant transaction_reseller.")]
    public string? PartnerIdOnRecord { get; init; }

    [
        MaxLength(CartLimits.Participants),
        Description("Read as participants additional_transaction_reseller; one text is read, too.")
    ]
    public IReadOnlyList<string>? AdditionalPartnerIdsOnRecord { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("A line of a cart, or an addon of one.")]
internal sealed record CartLineItem
{
    [Description("Unique in the cart, addons included.")]
    public required int Id { get; init; }

    public required string CatalogItemId { get; init; }

    public string FriendlyName { get; init; } = "";

    public required int Quantity { get; init; }

    public required string CurrencyCode { get; init; }

    [Description("As the client gave it; left out where it gave none.")]
    public BillingCycle BillingCycle { get; init; }

    public string TermDuration { get; init; } = "";

    public string PromotionId { get; init; } = "";

    public IReadOnlyList<Participant> Participants { get; init; } = [];

    public IReadOnlyDictionary<string, string> ProvisioningContext { get; init; } = new Dictionary<string, string>();

    [Description("The order that the line will go into: OMS-0, OMS-1, … for legacy items, 0, 1, … for others.")]
    public required string OrderGroup { get; init; }

    public IReadOnlyList<CartLineItem> AddonItems { get; init; } = [];

    [Description("As of the last write; left out for a line in error, and where the catalog has no price.")]
    public Pricing Pricing { get; init; } = null!;

    public RenewsTo RenewsTo { get; init; } = null!;

    [Description("Why the line cannot be ordered; a cart with such a line cannot be checked out.")]
    public CartError Error { get; init; } = null!;

    public DateTimeOffset CustomTermEndDate { get; init; }

    public bool AttestationAccepted { get; init; }

    public PurchaseCommitment PurchaseCommitment { get; init; } = null!;
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record OrderLineItem
{
    [Description("Counts from 0 in each order; a base line comes before its addons.")]
    public required int LineItemNumber { get; init; }

    [Description("The catalog item id of the cart's line.")]
    public required string OfferId { get; init; }

    [Description("Left out for items that are bought once.")]
    public string SubscriptionId { get; init; } = "";

    public string ParentSubscriptionId { get; init; } = "";

    public string TermDuration { get; init; } = "";

    public required string TransactionType { get; init; }

    public string FriendlyName { get; init; } = "";

    public required int Quantity { get; init; }

    public string PromotionId { get; init; } = "";

    public DateTimeOffset CustomTermEndDate { get; init; }

    public RenewsTo RenewsTo { get; init; } = null!;

    public IReadOnlyDictionary<string, string> ProvisioningContext { get; init; } = new Dictionary<string, string>();

    public bool AttestationAccepted { get; init; }

    public PurchaseCommitment PurchaseCommitment { get; init; } = null!;

    [Description("The participant transaction_reseller.")]
    public string PartnerIdOnRecord { get; init; } = "";

    [Description("The participants additional_transaction_reseller.")]
    public IReadOnlyList<string> AdditionalPartnerIdsOnRecord { get; init; } = [];

    [Description("As of the checkout. A read shows it only with include_price=true.")]
    public Pricing Pricing { get; init; } = null!;

    public required OrderLineLinks Links { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("What a line costs before tax, in its currency.")]
internal sealed record Pricing
{
    [Description("In the catalog, for one unit and one charge.")]
    public required decimal ListPrice { get; init; }

    [Description("After what a promotion takes off.")]
    public required decimal DiscountedPrice { get; init; }

    [Description("After a first term that a customTermEndDate shortens.")]
    public required decimal ProratedPrice { get; init; }

    public required decimal Price { get; init; }

    [Description("The whole line: price times quantity and the charges in the term.")]
    public required decimal ExtendedPrice { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("How much is to be spent with a savings plan.")]
internal sealed record PurchaseCommitment
{
    [Description("Its digits as a text are read, too.")]
    public decimal Amount { get; init; }

    [MaxLength(CartLimits.TextLength)]
    public string Currency { get; init; } = "";

    [MaxLength(CartLimits.TextLength), Description("Such as hourly.")]
    public string Grain { get; init; } = "";
}

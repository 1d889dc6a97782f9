using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.OpenApi.Schemas;

[Description("What a checkout ordered, now and earlier, and what it could not order.")]
internal sealed record CartCheckoutResult
{
    public required IReadOnlyList<Order> Orders { get; init; }

    [Description("Always empty.")]
    public required IReadOnlyList<string> AdditionalInformation { get; init; }

    [Description("Left out when every group was ordered.")]
    public IReadOnlyList<OrderError> OrderErrors { get; init; } = [];

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("Why one order group was not ordered. Checking out again tries it again.")]
internal sealed record OrderError
{
    public required string OrderGroupId { get; init; }

    public required int Code { get; init; }

    public required string Description { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("An order, made from one order group of a cart.")]
internal sealed record Order
{
    public required string Id { get; init; }

    public required string AlternateId { get; init; }

    public required Guid ReferenceCustomerId { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public required string CurrencyCode { get; init; }

    [Description("Left out for legacy orders.")]
    public string CurrencySymbol { get; init; } = "";

    public required IReadOnlyList<OrderLineItem> LineItems { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    [Description("pending when it is placed, completed when it is provisioned; cancelled and others.")]
    public required OrderStatus Status { get; init; }

    public required string TransactionType { get; init; }

    public bool PartnerOnRecordAttestationAccepted { get; init; }

    [Description("Without /v1: clients put it in front.")]
    public required OrderLinks Links { get; init; }

    [Description("What all lines cost; left out where one has no price. A read shows it only with include_price=true.")]
    public decimal TotalPrice { get; init; }

    [Description("Always empty; left out for legacy orders.")]
    public OrderClient Client { get; init; } = null!;

    public required OrderAttributes Attributes { get; init; }
}

internal sealed record OrderLinks
{
    public required Link Self { get; init; }

    [Description("Left out for legacy orders.")]
    public Link ProvisioningStatus { get; init; } = null!;

    public required Link PatchOperation { get; init; }
}

internal sealed record OrderClient;

internal sealed record OrderAttributes
{
    [Description("For legacy orders: names the order and its version.")]
    public string Etag { get; init; } = "";

    public required string ObjectType { get; init; }
}

[Description("Where the catalog has the item, or a legacy line's subscription.")]
internal sealed record OrderLineLinks
{
    public Link Product { get; init; } = null!;

    public Link Sku { get; init; } = null!;

    public Link Availability { get; init; } = null!;

    [Description("For lines of legacy orders.")]
    public Link Subscription { get; init; } = null!;

    [Description("For lines of legacy orders.")]
    public Link ProvisioningStatus { get; init; } = null!;

    [Description("For software as a service.")]
    public Link ActivationLinks { get; init; } = null!;
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record OrderCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Order> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record ProvisioningStatusCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<LineProvisioningStatus> Items { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record LineProvisioningStatus
{
    public required int OrderLineItemId { get; init; }

    public required int LineItemNumber { get; init; }

    [Description("prefulfillmentPending, fulfilled or unfulfilled.")]
    public required string Status { get; init; }

    public required IReadOnlyList<QuantityProvisioning> QuantityProvisioningInformation { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record QuantityProvisioning
{
    public required int Quantity { get; init; }

    public required string Status { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record ActivationLinkCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<ActivationLink> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record ActivationLink
{
    public required int LineItemNumber { get; init; }

    public required Link Link { get; init; }
}

[Description("What to order without a cart. Members that the server owns, and unknown ones, are ignored.")]
internal sealed record OrderRequest
{
    [Description("Of all lines. Without it: the first item's only cycle, else monthly.")]
    public BillingCycle? BillingCycle { get; init; }

    [Description("Of all lines that name none.")]
    public string? CurrencyCode { get; init; }

    [MinLength(1), MaxLength(CartLimits.Lines), Description("They are numbered by place.")]
    public required IReadOnlyList<OrderLineItemRequest> LineItems { get; init; }

    public bool? PartnerOnRecordAttestationAccepted { get; init; }
}

[Description("A line to be ordered without a cart.")]
internal sealed record OrderLineItemRequest
{
    [Description("The catalog item; catalogItemId is taken, too.")]
    public required string OfferId { get; init; }

    [Range(1, int.MaxValue)]
    public required int Quantity { get; init; }

    public string? FriendlyName { get; init; }

    public string? CurrencyCode { get; init; }

    [Description("ISO 8601 duration. Without it, and where the item is sold for one term only: that term.")]
    public string? TermDuration { get; init; }

    public string? PromotionId { get; init; }

    public RenewsTo? RenewsTo { get; init; }

    public DateTimeOffset? CustomTermEndDate { get; init; }

    public bool? AttestationAccepted { get; init; }

    public PurchaseCommitment? PurchaseCommitment { get; init; }

    [Description("For the product; the names become camelCase.")]
    public IReadOnlyDictionary<string, string?>? ProvisioningContext { get; init; }

    [Description("The reseller's MPN id.")]
    public string? PartnerIdOnRecord { get; init; }

    public IReadOnlyList<string>? AdditionalPartnerIdsOnRecord { get; init; }

    [Description("The subscription that a legacy addon is for.")]
    public string? ParentSubscriptionId { get; init; }
}

[Description("A whole order, or what is to change. Other members are not looked at.")]
internal sealed record OrderChangeRequest
{
    [Description("cancelled, to cancel.")]
    public string? Status { get; init; }

    public BillingCycle? BillingCycle { get; init; }

    [Description("To cancel only some lines: those. Without their numbers, lines are matched by place.")]
    public IReadOnlyList<OrderLineChangeRequest>? LineItems { get; init; }
}

internal sealed record OrderLineChangeRequest
{
    public int? LineItemNumber { get; init; }

    public int? Quantity { get; init; }

    public string? OfferId { get; init; }

    public string? ParentSubscriptionId { get; init; }
}

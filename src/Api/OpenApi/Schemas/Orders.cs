using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[Description("What a checkout ordered, now and earlier, and what it could not order.")]
internal sealed record CartCheckoutResult
{
    public required IReadOnlyList<Order> Orders { get; init; }

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

[Description("An order, made from one order group of a cart.")]
internal sealed record Order
{
    public required string Id { get; init; }

    public required string AlternateId { get; init; }

    public required Guid ReferenceCustomerId { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public required string CurrencyCode { get; init; }

    public string CurrencySymbol { get; init; } = "";

    public required IReadOnlyList<OrderLineItem> LineItems { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public required string Status { get; init; }

    public required string TransactionType { get; init; }

    public bool PartnerOnRecordAttestationAccepted { get; init; }

    [Description("Without /v1: clients put it in front.")]
    public required SelfLink Links { get; init; }

    [Description("What all lines cost; left out where one has no price. A read shows it only with include_price=true.")]
    public decimal TotalPrice { get; init; }

    public required Attributes Attributes { get; init; }
}

[Description("Where the catalog has the item; nothing for legacy items.")]
internal sealed record OrderLineLinks
{
    public Link Product { get; init; } = null!;

    public Link Sku { get; init; } = null!;

    public Link Availability { get; init; } = null!;
}

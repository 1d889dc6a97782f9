using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record SubscriptionCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Subscription> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("What a customer has because a line was ordered.")]
internal sealed record Subscription
{
    public required Guid Id { get; init; }

    [Description("The catalog item id.")]
    public required string OfferId { get; init; }

    public required string OfferName { get; init; }

    public string FriendlyName { get; init; } = "";

    [Description("Left out for legacy items.")]
    public ProductType ProductType { get; init; } = null!;

    public required int Quantity { get; init; }

    [Description("Licenses, Usage-based or Benefit.")]
    public required string UnitType { get; init; }

    public string ParentSubscriptionId { get; init; } = "";

    public required bool HasPurchasableAddons { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public required DateTimeOffset EffectiveStartDate { get; init; }

    [Description("The last day of the term, at midnight UTC; the term includes it.")]
    public required DateTimeOffset CommitmentEndDate { get; init; }

    public required DateTimeOffset CommitmentEndDateTime { get; init; }

    [Description("The last day of the current charge, at midnight UTC.")]
    public required DateTimeOffset BillingCycleEndDate { get; init; }

    public required DateTimeOffset BillingCycleEndDateTime { get; init; }

    [Description("For licences and software subscriptions.")]
    public DateTimeOffset CancellationAllowedUntilDate { get; init; }

    [Description("active or deleted; what the catalog file says of those that it gives.")]
    public required string Status { get; init; }

    public required bool AutoRenewEnabled { get; init; }

    public required bool IsTrial { get; init; }

    [Description("license, usage or benefit.")]
    public required string BillingType { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public string TermDuration { get; init; } = "";

    [Description("Empty when it renews to the same term, or to none.")]
    public required string RenewalTermDuration { get; init; }

    public required bool IsMicrosoftProduct { get; init; }

    [Description("The reseller named on the line; empty for none.")]
    public required string PartnerId { get; init; }

    public string PromotionId { get; init; } = "";

    public required bool AttentionNeeded { get; init; }

    public required bool ActionTaken { get; init; }

    [Description("Always subscription.")]
    public required string ContractType { get; init; }

    public required SubscriptionLinks Links { get; init; }

    public required string PublisherName { get; init; }

    [Description("Left out for a subscription that the catalog file gives.")]
    public string OrderId { get; init; } = "";

    public required Attributes Attributes { get; init; }
}

internal sealed record ProductType
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    public ProductSubType SubType { get; init; } = null!;
}

internal sealed record ProductSubType
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }
}

internal sealed record SubscriptionLinks
{
    public Link Product { get; init; } = null!;

    public Link Sku { get; init; } = null!;

    public Link Availability { get; init; } = null!;

    [Description("For legacy items.")]
    public Link Offer { get; init; } = null!;

    [Description("For legacy addons.")]
    public Link ParentSubscription { get; init; } = null!;

    public required Link Self { get; init; }

    [Description("For software as a service.")]
    public Link ActivationLinks { get; init; } = null!;
}

internal sealed record SubscriptionRegistrationStatus
{
    public required Guid SubscriptionId { get; init; }

    [Description("notregistered, registering or registered.")]
    public required string Status { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record CustomTermEndDateCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<CustomTermEndDate> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record CustomTermEndDate
{
    [Description("calendarMonthAligned or subscriptionAligned.")]
    public required string AllowedCustomTermEndDateType { get; init; }

    public IReadOnlyList<Guid> CotermSubscriptionIds { get; init; } = [];

    [Description("Midnight UTC, without a zone.")]
    public required string AllowedCustomTermEndDate { get; init; }
}

using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>An order placed from one group of a cart's lines (contract.md 5.5).</summary>
[GenerateSerializer, Immutable, OmitDefaultMemberValues, SuppressReferenceTracking, Alias("partnercarts.model.order")]
public sealed record Order
{
    /// <summary>12 hexadecimal digits, or a GUID for a legacy order.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required Guid CustomerId { get; init; }

    /// <summary>The cart's order group it was made from.</summary>
    [Id(2)]
    public required string Group { get; init; }

    [Id(3)]
    public required BillingCycle BillingCycle { get; init; }

    [Id(4)]
    public required string CurrencyCode { get; init; }

    [Id(5)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>Base lines, each followed by its addons.</summary>
    [Id(6)]
    public required ImmutableArray<OrderLine> Lines { get; init; }

    [Id(7)]
    public bool? PartnerOnRecordAttestationAccepted { get; init; }

    /// <summary>The user who gets the licences, as the checkout named it (<c>x-ms-customeruser-upn</c>).</summary>
    [Id(8)]
    public string? CustomerUserUpn { get; init; }
}

/// <summary>One line of an order; its number is its place.</summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.order-line")
]
public sealed record OrderLine
{
    /// <summary>The cart line's catalog item id.</summary>
    [Id(0)]
    public required string OfferId { get; init; }

    /// <summary>The subscription that the line made; null for items bought once.</summary>
    [Id(1)]
    public string? SubscriptionId { get; init; }

    /// <summary>For an addon: the subscription it was added to.</summary>
    [Id(2)]
    public string? ParentSubscriptionId { get; init; }

    [Id(3)]
    public string? FriendlyName { get; init; }

    [Id(4)]
    public required int Quantity { get; init; }

    [Id(5)]
    public string? TermDuration { get; init; }

    [Id(6)]
    public string? PromotionId { get; init; }

    [Id(7)]
    public ImmutableArray<Participant> Participants { get; init; }

    [Id(8)]
    public ImmutableArray<KeyValuePair<string, string>> ProvisioningContext { get; init; }

    [Id(9)]
    public string? RenewsToTerm { get; init; }

    [Id(10)]
    public DateTimeOffset? CustomTermEnd { get; init; }

    [Id(11)]
    public bool? AttestationAccepted { get; init; }
}

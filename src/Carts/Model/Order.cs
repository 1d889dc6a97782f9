using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>An order placed from one group of a cart's lines (contract.md 5.5).</summary>
public sealed record Order
{
    /// <summary>12 hexadecimal digits, or a GUID for a legacy order.</summary>
    public required string Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The cart's order group it was made from.</summary>
    public required string Group { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public required string CurrencyCode { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Base lines, each followed by its addons.</summary>
    public required ImmutableArray<OrderLine> Lines { get; init; }

    public bool? PartnerOnRecordAttestationAccepted { get; init; }

    /// <summary>The user who gets the licences, as the checkout named it (<c>x-ms-customeruser-upn</c>).</summary>
    public string? CustomerUserUpn { get; init; }
}

/// <summary>One line of an order; its number is its place.</summary>
public sealed record OrderLine
{
    /// <summary>The cart line's catalog item id.</summary>
    public required string OfferId { get; init; }

    /// <summary>The subscription that the line made; null for items bought once.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>For an addon: the subscription it was added to.</summary>
    public string? ParentSubscriptionId { get; init; }

    public string? FriendlyName { get; init; }

    public required int Quantity { get; init; }

    public string? TermDuration { get; init; }

    public string? PromotionId { get; init; }

    public ImmutableArray<Participant> Participants { get; init; }

    public ImmutableArray<KeyValuePair<string, string>> ProvisioningContext { get; init; }

    public string? RenewsToTerm { get; init; }

    public DateTimeOffset? CustomTermEnd { get; init; }

    public bool? AttestationAccepted { get; init; }
}

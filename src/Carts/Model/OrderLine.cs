using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

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

    /// <summary>What the line costs, as of its checkout; null where there was no price.</summary>
    [Id(14)]
    public Pricing? Pricing { get; init; }

    /// <summary>What a savings plan promises to spend (contract.md 18.2).</summary>
    [Id(15)]
    public PurchaseCommitment? PurchaseCommitment { get; init; }

    /// <summary>What sort of thing was bought; None in version 0.1.</summary>
    [Id(12)]
    public ItemKind Kind { get; init; }

    /// <summary>Which of the order's changes cancelled the line (contract.md 20.6); 0 for none.</summary>
    [Id(13)]
    public int CancelledIn { get; init; }

    public bool IsCancelled => CancelledIn > 0;

    /// <summary>What a cart's line becomes when it is ordered.</summary>
    /// <param name="line">The line, or an addon.</param>
    /// <param name="subscriptionId">The subscription that it makes; null for items bought once.</param>
    /// <param name="parentSubscriptionId">For an addon: the subscription it is added to.</param>
    /// <param name="title">The item's title, which is the name of a line that has none of its own.</param>
    public static OrderLine Of(CartLine line, string? subscriptionId, string? parentSubscriptionId, string? title) =>
        new()
        {
            OfferId = line.CatalogItemId,
            SubscriptionId = subscriptionId,
            ParentSubscriptionId = parentSubscriptionId,
            FriendlyName = line.FriendlyName ?? title,
            Quantity = line.Quantity,
            TermDuration = line.TermDuration,
            PromotionId = line.PromotionId,
            Participants = line.Participants,
            ProvisioningContext = line.ProvisioningContext,
            RenewsToTerm = line.RenewsToTerm,
            CustomTermEnd = line.CustomTermEnd,
            AttestationAccepted = line.AttestationAccepted,
            Pricing = line.Pricing,
            PurchaseCommitment = line.PurchaseCommitment,
        };
}

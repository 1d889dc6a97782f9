namespace PartnerCarts.Carts;

/// <summary>
/// What a customer has because a line was ordered (contract.md 21). It is not stored: it follows from the order, the
/// time and, for what names an item, the catalog.
/// </summary>
public sealed record Subscription
{
    /// <summary>A lower-case hyphenated GUID.</summary>
    public required string Id { get; init; }

    /// <summary>The catalog item id.</summary>
    public required string OfferId { get; init; }

    public required ItemKind Kind { get; init; }

    public string? FriendlyName { get; init; }

    public required int Quantity { get; init; }

    /// <summary>When it was bought, which is when its first term begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>
    /// The last day of the current term at midnight UTC; the term includes it. <see cref="Endless"/> without a term.
    /// </summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The last day that is paid for with the current charge, as <see cref="End"/>.</summary>
    public required DateTimeOffset ChargedUntil { get; init; }

    /// <summary>False when it was cancelled, or has ended.</summary>
    public required bool IsActive { get; init; }

    /// <summary>Whether a new term begins when one ends.</summary>
    public required bool Renews { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public required string CurrencyCode { get; init; }

    /// <summary>ISO 8601 duration; null for what has no term.</summary>
    public string? TermDuration { get; init; }

    public string? RenewsToTerm { get; init; }

    /// <summary>The reseller named on the line.</summary>
    public string? PartnerId { get; init; }

    public string? ParentSubscriptionId { get; init; }

    public string? PromotionId { get; init; }

    /// <summary>The order that made it; null for what the customer has from the start.</summary>
    public string? OrderId { get; init; }

    /// <summary>The order's line, from 0.</summary>
    public required int LineNumber { get; init; }

    /// <summary>The customer's country, two capital letters.</summary>
    public required string Country { get; init; }

    /// <summary>
    /// active, or deleted when it was cancelled or has ended; what the catalog says of those it starts with.
    /// </summary>
    public required string Status { get; init; }

    public bool IsLegacy => Kind is ItemKind.Legacy;

    /// <summary>The end of what has no term.</summary>
    public static DateTimeOffset Endless { get; } = new(9999, 12, 10, 0, 0, 0, TimeSpan.Zero);
}

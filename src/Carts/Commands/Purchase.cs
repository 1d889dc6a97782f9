using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>One line of an earlier order, or a subscription that the customer has from the start.</summary>
public sealed record Purchase
{
    public required string CatalogItemId { get; init; }

    public ItemKind Kind { get; init; }

    /// <summary>The order; null for what the customer has from the start.</summary>
    public string? OrderId { get; init; }

    /// <summary>Whether it stands for all orders of the item together, of which only the sum is known.</summary>
    public bool IsSum { get; init; }

    /// <summary>Null for what makes none, such as software for ever.</summary>
    public string? SubscriptionId { get; init; }

    public int Quantity { get; init; }

    /// <summary>
    /// Whether it may be built on: neither cancelled nor suspended, and its term runs. What is still being provisioned
    /// may be.
    /// </summary>
    public bool IsActive { get; init; }

    /// <summary>ISO 8601 duration; null without a term.</summary>
    public string? TermDuration { get; init; }

    /// <summary>The last day of its term at 00:00 UTC (contract.md 21.2); null without a term.</summary>
    public DateTimeOffset? CommitmentEnd { get; init; }

    /// <summary>The promotion that was applied; null for none.</summary>
    public string? PromotionId { get; init; }

    /// <summary>Whether it is registered for reservations (contract.md 18.3).</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Whether it is enabled for reservations (contract.md 18.3).</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The Azure subscriptions below an Azure plan, as far as they are known.</summary>
    public ImmutableArray<SeededEntitlement> Entitlements { get; init; } = [];

    public string? PartnerIdOnRecord { get; init; }

    /// <summary><c>product:sku</c>; the whole id for a legacy item.</summary>
    public string Sku => Carts.CatalogItemId.SkuOf(CatalogItemId);

    /// <summary>Whether reservations and savings plans can be for it: an Azure plan, or MS-AZR-….</summary>
    public bool IsAzure =>
        Kind is ItemKind.AzurePlan or ItemKind.None
        || CatalogItemId.StartsWith("MS-AZR-", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the catalog file says the customer has from the start.</summary>
    public static Purchase Of(SeededSubscription seed, Catalog catalog) =>
        new()
        {
            CatalogItemId = seed.CatalogItemId,
            Kind = catalog.Find(seed.CatalogItemId)?.Kind
                ?? (Carts.CatalogItemId.IsLegacy(seed.CatalogItemId) ? ItemKind.Legacy : ItemKind.None),
            SubscriptionId = seed.Id.ToString("D"),
            Quantity = seed.Quantity,
            IsActive = seed.Status == "active",
            TermDuration = seed.TermDuration,
            CommitmentEnd = EndOf(seed.Start, seed.TermDuration),
            IsRegistered = seed.IsRegistered,
            IsEnabled = seed.IsEnabled,
            Entitlements = seed.Entitlements,
            PartnerIdOnRecord = seed.PartnerIdOnRecord,
        };

    /// <summary>What a line of an order says; whether it is registered for reservations is not known from it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="number">Which line, from 0.</param>
    /// <param name="now">The time, UTC.</param>
    public static Purchase Of(Order order, int number, DateTimeOffset now)
    {
        var line = order.Lines[number];
        var subscription = line.SubscriptionId is null ? null : SubscriptionTerms.Of(order, number, now);
        return new()
        {
            CatalogItemId = line.OfferId,
            Kind = subscription?.Kind ?? line.Kind,
            OrderId = order.Id,
            SubscriptionId = line.SubscriptionId,
            Quantity = line.Quantity,
            IsActive = subscription?.IsActive ?? !line.IsCancelled,
            TermDuration = line.TermDuration,
            CommitmentEnd = line.TermDuration is null ? null : subscription?.End,
            PromotionId = line.PromotionId,
            PartnerIdOnRecord = subscription?.PartnerId,
        };
    }

    /// <summary>The last day of a term that starts then, at 00:00 UTC; null without a term.</summary>
    public static DateTimeOffset? EndOf(DateTimeOffset start, string? term) =>
        term is not null && IsoDuration.TryParse(term, out var duration)
            ? new DateTimeOffset(duration.After(start).UtcDateTime.Date, TimeSpan.Zero).AddDays(-1)
            : null;
}

namespace PartnerCarts.Grains;

/// <summary>
/// The item behind one subscription, and whether it was registered for reservations, as it is stored.
/// </summary>
[GenerateSerializer, Immutable, Alias("partnercarts.subscription-record")]
public sealed record SubscriptionRecord
{
    /// <summary>Empty for a subscription that no order made.</summary>
    [Id(0)]
    public required string CatalogItemId { get; init; }

    /// <summary>When it was registered; null when it was not.</summary>
    [Id(1)]
    public DateTimeOffset? Registered { get; init; }
}

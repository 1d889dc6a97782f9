namespace PartnerCarts.Grains;

/// <summary>The item behind one subscription, as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.subscription-record")]
public sealed record SubscriptionRecord
{
    [Id(0)]
    public required string CatalogItemId { get; init; }
}

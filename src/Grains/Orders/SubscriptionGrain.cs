namespace PartnerCarts.Grains;

/// <summary>
/// Remembers the item behind one subscription. A record each, because one customer may have a hundred thousand.
/// </summary>
[GrainType(TypeName)]
internal sealed class SubscriptionGrain(
    [PersistentState("subscription", GrainStores.Orders)] IPersistentState<SubscriptionRecord> stored
) : RecordGrain<SubscriptionRecord>(stored), ISubscriptionGrain
{
    public const string TypeName = "subscription";

    public Task Name(string catalogItemId) =>
        Named() == catalogItemId
            ? Task.CompletedTask
            : Write(new SubscriptionRecord { CatalogItemId = catalogItemId, Registered = Kept()?.Registered });

    public Task Register(DateTimeOffset now) =>
        Kept()?.Registered is not null
            ? Task.CompletedTask
            : Write(new SubscriptionRecord { CatalogItemId = Kept()?.CatalogItemId ?? "", Registered = now });

    public Task<DateTimeOffset?> Registered() => Answer(Kept()?.Registered);

    public Task<string?> Item() => Answer(Named());

    private string? Named() => Kept() is { CatalogItemId.Length: > 0 } kept ? kept.CatalogItemId : null;
}

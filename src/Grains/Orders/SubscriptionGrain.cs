namespace PartnerCarts.Grains;

/// <summary>
/// Remembers the item behind one subscription. A record each, because one customer may have a hundred thousand.
/// </summary>
[GrainType(TypeName)]
internal sealed class SubscriptionGrain(
    [PersistentState("subscription", GrainStores.Orders)] IPersistentState<SubscriptionRecord> stored
) : Grain, ISubscriptionGrain
{
    public const string TypeName = "subscription";

    public Task Name(string catalogItemId) =>
        Named() == catalogItemId
            ? Task.CompletedTask
            : Write(new SubscriptionRecord { CatalogItemId = catalogItemId, Registered = Kept?.Registered });

    public Task Register(DateTimeOffset now) =>
        Kept?.Registered is not null
            ? Task.CompletedTask
            : Write(new SubscriptionRecord { CatalogItemId = Kept?.CatalogItemId ?? "", Registered = now });

    public Task<DateTimeOffset?> Registered()
    {
        if (!stored.RecordExists)
            DeactivateOnIdle();
        return Task.FromResult(Kept?.Registered);
    }

    public Task<string?> Item()
    {
        var named = Named();
        if (named is null)
            DeactivateOnIdle();
        return Task.FromResult(named);
    }

    public async Task Erase()
    {
        // The outcome of the write is unknown until it returns: the copy in memory must not be shown after it began.
        DeactivateOnIdle();
        if (stored.RecordExists)
            await stored.ClearStateAsync();
    }

    private SubscriptionRecord? Kept => stored.RecordExists ? stored.State : null;

    private string? Named() => Kept is { CatalogItemId.Length: > 0 } kept ? kept.CatalogItemId : null;

    private async Task Write(SubscriptionRecord next)
    {
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}

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

    public async Task Name(string catalogItemId)
    {
        if (Named() == catalogItemId)
            return;
        stored.State = new SubscriptionRecord { CatalogItemId = catalogItemId };
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

    private string? Named() => stored.RecordExists ? stored.State.CatalogItemId : null;
}

namespace PartnerCarts.Grains;

/// <summary>Counts what one customer has bought.</summary>
[GrainType(TypeName)]
internal sealed class CustomerOrdersGrain(
    [PersistentState("customer-orders", GrainStores.Orders)] IPersistentState<PurchaseRecord> stored
) : Grain, ICustomerOrdersGrain
{
    public const string TypeName = "customer-orders";

    private PurchaseSums? _sums;

    private PurchaseSums Sums => _sums ??= stored.RecordExists ? PurchaseSums.Of(stored.State) : PurchaseSums.Empty;

    public async Task Count(string orderId, Dictionary<string, int> quantities)
    {
        if (Sums.HasCounted(orderId))
            return;
        var next = Sums.With(orderId, quantities);
        stored.State = next.ToRecord();
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        _sums = next;
    }

    public async Task Erase()
    {
        // Whether it works or not, what is in memory is no longer to be shown.
        DeactivateOnIdle();
        if (stored.RecordExists)
            await stored.ClearStateAsync();
        _sums = null;
    }

    public Task<Dictionary<string, int>> Purchased(string[] catalogItemIds)
    {
        var bought = new Dictionary<string, int>();
        foreach (var item in catalogItemIds)
            if (Sums.Of(item) is > 0 and var quantity)
                bought[item] = quantity;
        if (!stored.RecordExists)
            DeactivateOnIdle();
        return Task.FromResult(bought);
    }
}

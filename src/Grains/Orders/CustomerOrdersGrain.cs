namespace PartnerCarts.Grains;

/// <summary>Counts what one customer has bought, and lists the orders.</summary>
[GrainType(TypeName)]
internal sealed class CustomerOrdersGrain(
    [PersistentState("customer-orders", GrainStores.Orders)] IPersistentState<PurchaseRecord> stored
) : Grain, ICustomerOrdersGrain
{
    public const string TypeName = "customer-orders";

    private PurchaseSums? _sums;

    private PurchaseSums Sums => _sums ??= stored.RecordExists ? PurchaseSums.Of(stored.State) : PurchaseSums.Empty;

    public Task Count(string orderId, Dictionary<string, int> quantities) =>
        Sums.HasCounted(orderId) ? Task.CompletedTask : Store(Sums.With(orderId, quantities));

    public async Task<CapExceeded?> CountWithin(
        string orderId,
        Dictionary<string, int> quantities,
        Dictionary<string, int> most
    )
    {
        if (Sums.HasCounted(orderId))
            return null;
        var ordered = new Dictionary<string, int>(quantities, StringComparer.OrdinalIgnoreCase);
        foreach (var (item, cap) in most)
            if ((long)Sums.Of(item) + ordered.GetValueOrDefault(item) > cap)
                return new CapExceeded { CatalogItemId = item, Purchased = Sums.Of(item) };
        await Store(Sums.With(orderId, quantities));
        return null;
    }

    public Task BeginChange(string change) =>
        Sums.Changing.Contains(change) ? Task.CompletedTask : Store(Sums.Beginning(change));

    public Task Discount(string change, Dictionary<string, int> quantities) =>
        Sums.HasCounted(change) ? EndChange(change) : Store(Sums.Without(change, quantities));

    public Task EndChange(string change) =>
        Sums.Changing.Contains(change) ? Store(Sums.Ending(change)) : Task.CompletedTask;

    public Task<string[]> Changing()
    {
        string[] changing = [.. Sums.Changing];
        if (!stored.RecordExists)
            DeactivateOnIdle();
        return Task.FromResult(changing);
    }

    public Task<string[]> Orders()
    {
        string[] orders = [.. Sums.Orders.Reverse()];
        if (!stored.RecordExists)
            DeactivateOnIdle();
        return Task.FromResult(orders);
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

    private async Task Store(PurchaseSums next)
    {
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
}

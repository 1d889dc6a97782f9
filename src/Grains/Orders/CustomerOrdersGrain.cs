namespace PartnerCarts.Grains;

/// <summary>Counts what one customer has bought, and lists the orders.</summary>
[GrainType(TypeName)]
internal sealed class CustomerOrdersGrain(
    [PersistentState("customer-orders", GrainStores.Orders)] IPersistentState<PurchaseRecord> stored
) : RecordGrain<PurchaseRecord>(stored), ICustomerOrdersGrain
{
    public const string TypeName = "customer-orders";

    private PurchaseSums? _sums;

    private PurchaseSums Sums => _sums ??= Kept() is { } kept ? PurchaseSums.Of(kept) : PurchaseSums.Empty;

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

    public Task<string[]> Changing() => Answer<string[]>([.. Sums.Changing]);

    public Task<string[]> Orders() => Answer<string[]>([.. Sums.Orders.Reverse()]);

    public override async Task Erase()
    {
        await base.Erase();
        _sums = null;
    }

    public Task<Dictionary<string, int>> Purchased(string[] catalogItemIds)
    {
        var bought = new Dictionary<string, int>();
        foreach (var item in catalogItemIds)
            if (Sums.Of(item) is > 0 and var quantity)
                bought[item] = quantity;
        return Answer(bought);
    }

    private async Task Store(PurchaseSums next)
    {
        await Write(next.ToRecord());
        _sums = next;
    }
}

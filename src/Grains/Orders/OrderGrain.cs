using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Keeps one order. Counting and naming its subscriptions come first, each repeatable, so that an order that can be
/// seen is also counted.
/// </summary>
[GrainType(TypeName)]
internal sealed class OrderGrain([PersistentState("order", GrainStores.Orders)] IPersistentState<OrderRecord> stored)
    : Grain,
        IOrderGrain
{
    public const string TypeName = "order";

    public async Task<OrderRecord> Keep(OrderRecord order)
    {
        if (Kept() is { } kept)
            return kept;

        await Register(order.Order);
        stored.State = order;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not known to be stored.
            DeactivateOnIdle();
            throw;
        }

        return order;
    }

    public Task<OrderRecord?> Find()
    {
        var kept = Kept();
        if (kept is null)
            DeactivateOnIdle();
        return Task.FromResult(kept);
    }

    public async Task Erase()
    {
        // Whether it works or not, what is in memory is no longer to be shown.
        DeactivateOnIdle();
        if (stored.RecordExists)
            await stored.ClearStateAsync();
    }

    private OrderRecord? Kept() => stored.RecordExists ? stored.State : null;

    private async Task Register(Order order)
    {
        var customer = OrderKeys.CustomerOf(this.GetPrimaryKeyString());
        var quantities = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var named = new List<Task>();
        foreach (var line in order.Lines)
        {
            quantities[line.OfferId] = (int)
                Math.Min(int.MaxValue, quantities.GetValueOrDefault(line.OfferId) + (long)line.Quantity);
            if (line.SubscriptionId is { } subscription)
                named.Add(OrderKeys.Subscription(GrainFactory, customer, subscription).Name(line.OfferId));
        }

        await OrderKeys.Customer(GrainFactory, customer).Count(order.Id, new Dictionary<string, int>(quantities));
        await Task.WhenAll(named);
    }
}

using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Keeps one order. Counting and naming its subscriptions come first, each repeatable, so that an order that can be
/// seen is also counted.
/// </summary>
[GrainType(TypeName)]
internal sealed class OrderGrain([PersistentState("order", GrainStores.Orders)] IPersistentState<OrderRecord> stored)
    : RecordGrain<OrderRecord>(stored),
        IOrderGrain
{
    public const string TypeName = "order";

    public async Task<OrderRecord> Keep(OrderRecord order)
    {
        if (Kept() is { } kept)
            return kept;

        await OrderKeys
            .Customer(GrainFactory, Customer)
            .Count(order.Order.Id, Quantities(order.Order, static line => !line.IsCancelled));
        return await Store(order);
    }

    public async Task<KeptOrder> KeepWithin(OrderRecord order, Dictionary<string, int> most)
    {
        if (Kept() is { } kept)
            return new KeptOrder { Order = kept };

        var exceeded = await OrderKeys
            .Customer(GrainFactory, Customer)
            .CountWithin(order.Order.Id, Quantities(order.Order, static line => !line.IsCancelled), most);
        return exceeded is null
            ? new KeptOrder { Order = await Store(order) }
            : new KeptOrder { Exceeded = exceeded.CatalogItemId, Purchased = exceeded.Purchased };
    }

    public async Task<bool> Change(OrderRecord next)
    {
        if (Kept() is not { } kept)
            return false;
        var number = next.Order.Changes;
        if (kept.Order.Changes == number - 1)
            await Write(next);
        // A call that is repeated because its answer was lost finds its own change, and goes on where it was.
        else if (kept.Order.Changes != number || kept.Order.ChangedBy != next.Order.ChangedBy)
            return false;

        var cancelled = Quantities(next.Order, line => line.CancelledIn == number);
        if (cancelled.Count > 0)
            await OrderKeys.Customer(GrainFactory, Customer).Discount($"{next.Order.Id}#{number}", cancelled);
        return true;
    }

    public Task<OrderRecord?> Find() => Answer(Kept());

    private string Customer => OrderKeys.CustomerOf(this.GetPrimaryKeyString());

    private async Task<OrderRecord> Store(OrderRecord order)
    {
        await Task.WhenAll(
            order
                .Order.Lines.Where(line => line.SubscriptionId is not null)
                .Select(line => OrderKeys.Subscription(GrainFactory, Customer, line.SubscriptionId!).Name(line.OfferId))
        );
        await Write(order);
        return order;
    }

    private static Dictionary<string, int> Quantities(Order order, Func<OrderLine, bool> counts)
    {
        var quantities = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in order.Lines)
            if (counts(line))
                quantities[line.OfferId] = (int)
                    Math.Min(int.MaxValue, quantities.GetValueOrDefault(line.OfferId) + (long)line.Quantity);
        // Sent without its comparer: the order of a cluster's processes does not know this one's.
        return new Dictionary<string, int>(quantities);
    }
}

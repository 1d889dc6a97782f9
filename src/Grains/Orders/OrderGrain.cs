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

        var quantities = Quantities(order.Order, static line => !line.IsCancelled);
        var customer = OrderKeys.Customer(GrainFactory, Customer);
        var exceeded = await customer.CountWithin(order.Order.Id, quantities, most);
        // What was cancelled may still be counted, never the other way round.
        if (exceeded is not null && await OrderChanges.Settle(GrainFactory, Customer))
            exceeded = await customer.CountWithin(order.Order.Id, quantities, most);
        return exceeded is null
            ? new KeptOrder { Order = await Store(order) }
            : new KeptOrder { Exceeded = exceeded.CatalogItemId, Purchased = exceeded.Purchased };
    }

    public async Task<bool> Change(OrderRecord next)
    {
        if (Kept() is not { } kept)
            return false;
        var number = next.Order.Changes;
        var customer = OrderKeys.Customer(GrainFactory, Customer);
        if (kept.Order.Changes == number - 1)
        {
            if (CancelledIn(next.Order, number).Count > 0)
                await customer.BeginChange(MarkOf(next.Order, number));
            await Store(next);
        }
        // A call that is repeated because its answer was lost finds its own change, and goes on where it was.
        else if (kept.Order.Changes != number || kept.Order.ChangedBy != next.Order.ChangedBy)
            return false;

        if (CancelledIn(next.Order, number) is { Count: > 0 } cancelled)
            await customer.Discount(MarkOf(next.Order, number), cancelled);
        return true;
    }

    public async Task Settle(int number)
    {
        // An order that is gone was erased, and its customer with it.
        if (Kept() is not { Order: var order } kept)
            return;
        var customer = OrderKeys.Customer(GrainFactory, Customer);
        if (CancelledIn(order, number) is { Count: > 0 } cancelled)
        {
            await customer.Discount(MarkOf(order, number), cancelled);
            return;
        }

        // The change may be written yet: by a write that the store has not begun, or by another activation. This one
        // comes before it, so that it fails, and finds out if it came first.
        await Write(kept);
        await customer.EndChange(MarkOf(order, number));
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

    private static string MarkOf(Order order, int number) => new OrderChange(order.Id, number).ToString();

    private static Dictionary<string, int> CancelledIn(Order order, int number) =>
        Quantities(order, line => line.CancelledIn == number);

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

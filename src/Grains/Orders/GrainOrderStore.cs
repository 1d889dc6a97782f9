using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// The built-in order processor's store, kept by grains: one record per order and per subscription, one small sum per
/// customer.
/// </summary>
internal sealed class GrainOrderStore(IGrainFactory grains, ClusterCalls calls) : IOrderStore
{
    public async ValueTask<PlacedOrder> Add(Guid partner, PlacedOrder order, CancellationToken cancellation)
    {
        var message = OrderRecord.From(order);
        var customer = OrderKeys.CustomerOf(partner, order.Order.CustomerId);
        var kept = await Call(
            $"order {order.Order.Id}",
            () => OrderKeys.Order(grains, customer, order.Order.Id).Keep(message),
            cancellation
        );
        return kept.ToPlaced();
    }

    public async ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    )
    {
        // Ids are written in lower case; whatever is no id of ours has no order, and must not become a key.
        var id = orderId.ToLowerInvariant();
        if (!OrderKeys.IsOrderId(id))
            return null;
        var customer = OrderKeys.CustomerOf(partner, customerId);
        var found = await Call(
            $"order {id}",
            async () => new Found<OrderRecord>(await OrderKeys.Order(grains, customer, id).Find()),
            cancellation
        );
        return found.Value?.ToPlaced();
    }

    public async ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    )
    {
        var id = subscriptionId.ToLowerInvariant();
        if (!OrderKeys.IsSubscriptionId(id))
            return null;
        var customer = OrderKeys.CustomerOf(partner, customerId);
        var found = await Call(
            $"subscription {id}",
            async () => new Found<string>(await OrderKeys.Subscription(grains, customer, id).Item()),
            cancellation
        );
        return found.Value;
    }

    public async ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    )
    {
        string[] items = [.. catalogItemIds];
        var customer = OrderKeys.CustomerOf(partner, customerId);
        var bought = await Call(
            $"purchases of customer {customerId:D}",
            () => OrderKeys.Customer(grains, customer).Purchased(items),
            cancellation
        );
        return new Dictionary<string, int>(bought, StringComparer.OrdinalIgnoreCase);
    }

    private async ValueTask<T> Call<T>(string target, Func<Task<T>> call, CancellationToken cancellation)
        where T : class =>
        await calls.Try(target, call, CallTimes.Deadline, cancellation)
        ?? throw new CartsUnavailableException($"The {target} could not be reached in the cluster.");

    /// <summary>Tells "there is none" from "no answer".</summary>
    private sealed record Found<T>(T? Value);
}

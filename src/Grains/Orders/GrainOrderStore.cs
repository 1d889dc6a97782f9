using System.Runtime.CompilerServices;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// The built-in order processor's store, kept by grains: one record per order and per subscription, one small sum per
/// customer.
/// </summary>
internal sealed class GrainOrderStore(IGrainFactory grains, ClusterCalls calls) : IOrderStore
{
    /// <summary>How many orders are read at a time.</summary>
    private const int AtOnce = 16;

    public async ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    )
    {
        var message = OrderRecord.From(order);
        var grain = OrderKeys.Order(grains, OrderKeys.CustomerOf(partner, order.Order.CustomerId), order.Order.Id);
        var target = $"order {order.Order.Id}";
        if (caps.Count == 0)
            return new((await Call(target, () => grain.Keep(message), cancellation)).ToPlaced());
        var most = caps.ToDictionary(cap => cap.CatalogItemId, cap => cap.Most);
        var added = await Call(target, () => grain.KeepWithin(message, most), cancellation);
        return added.Order is { } kept
            ? new(kept.ToPlaced())
            : new(
                null,
                caps.First(cap => cap.CatalogItemId.Equals(added.Exceeded, StringComparison.OrdinalIgnoreCase)),
                added.Purchased
            );
    }

    public async ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation)
    {
        var grain = OrderKeys.Order(grains, OrderKeys.CustomerOf(partner, next.Order.CustomerId), next.Order.Id);
        var message = OrderRecord.From(next);
        var answer = await Call(
            $"order {next.Order.Id}",
            async () => new Found<object>(await grain.Change(message) ? message : null),
            cancellation
        );
        return answer.Value is not null;
    }

    public async IAsyncEnumerable<PlacedOrder> All(
        Guid partner,
        Guid customerId,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var customer = OrderKeys.CustomerOf(partner, customerId);
        var ids = await Call(
            $"orders of customer {customerId:D}",
            () => OrderKeys.Customer(grains, customer).Orders(),
            cancellation
        );
        foreach (var some in ids.Chunk(AtOnce))
        foreach (
            var order in await Task.WhenAll(some.Select(id => Find(partner, customerId, id, cancellation).AsTask()))
        )
            // An order is counted before it is kept, so one that is being placed may be missing.
            if (order is not null)
                yield return order;
    }

    public async ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    )
    {
        var grain = OrderKeys.Subscription(grains, OrderKeys.CustomerOf(partner, customerId), $"{subscription:D}");
        var found = await Call(
            $"subscription {subscription:D}",
            async () => new Found<object>(await grain.Registered()),
            cancellation
        );
        return (DateTimeOffset?)found.Value;
    }

    public async ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var grain = OrderKeys.Subscription(grains, OrderKeys.CustomerOf(partner, customerId), $"{subscription:D}");
        await Call(
            $"subscription {subscription:D}",
            async () =>
            {
                await grain.Register(now);
                return grain;
            },
            cancellation
        );
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
        if (!OrderIds.IsOne(id))
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
            async () =>
            {
                await OrderChanges.Settle(grains, customer);
                return await OrderKeys.Customer(grains, customer).Purchased(items);
            },
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

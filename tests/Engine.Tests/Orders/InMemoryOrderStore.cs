using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Engine.Tests;

/// <summary>An order store for tests of the built-in processor; it passes the same suite as a durable one.</summary>
internal sealed class InMemoryOrderStore : IOrderStore
{
    private readonly ConcurrentDictionary<(Guid Partner, Guid Customer, string Id), PlacedOrder> _orders = new();

    private readonly ConcurrentDictionary<(Guid, Guid, Guid), DateTimeOffset> _registrations = new();
    private readonly List<(Guid Partner, Guid Customer, string Id)> _newest = [];
    private readonly Lock _gate = new();

    public int Count => _orders.Count;

    public ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    )
    {
        lock (_gate)
        {
            if (_orders.TryGetValue((partner, order.Order.CustomerId, order.Order.Id), out var kept))
                return ValueTask.FromResult(new AddedOrder(kept));
            foreach (var cap in caps)
            {
                var has = QuantityOf(partner, order.Order.CustomerId, cap.CatalogItemId);
                if (has + order.Order.QuantityOf(cap.CatalogItemId) > cap.Most)
                    return ValueTask.FromResult(new AddedOrder(null, cap, has));
            }

            _newest.Insert(0, (partner, order.Order.CustomerId, order.Order.Id));
            _orders[_newest[0]] = order;
            return ValueTask.FromResult(new AddedOrder(order));
        }
    }

    public ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var key = (partner, next.Order.CustomerId, next.Order.Id);
            if (!_orders.TryGetValue(key, out var kept) || kept.Order.Changes != next.Order.Changes - 1)
                return ValueTask.FromResult(false);
            _orders[key] = next;
            return ValueTask.FromResult(true);
        }
    }

    public async IAsyncEnumerable<PlacedOrder> All(
        Guid partner,
        Guid customerId,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        List<PlacedOrder> all;
        lock (_gate)
            all =
            [
                .. _newest
                    .Where(key => key.Partner == partner && key.Customer == customerId)
                    .Select(key => _orders[key]),
            ];
        foreach (var order in all)
            yield return order;
    }

    public ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) =>
        ValueTask.FromResult<DateTimeOffset?>(
            _registrations.TryGetValue((partner, customerId, subscription), out var at) ? at : null
        );

    public ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        _registrations.TryAdd((partner, customerId, subscription), now);
        return ValueTask.CompletedTask;
    }

    public ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => ValueTask.FromResult(_orders.GetValueOrDefault((partner, customerId, orderId)));

    public ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    ) =>
        ValueTask.FromResult(
            LinesOf(partner, customerId).FirstOrDefault(line => line.SubscriptionId == subscriptionId)?.OfferId
        );

    public ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    ) =>
        ValueTask.FromResult<IReadOnlyDictionary<string, int>>(
            LinesOf(partner, customerId)
                .Where(line => catalogItemIds.Contains(line.OfferId, StringComparer.OrdinalIgnoreCase))
                .GroupBy(line => line.OfferId, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(
                    item => item.Key,
                    item => (int)Math.Min(int.MaxValue, item.Sum(line => line.IsCancelled ? 0 : (long)line.Quantity)),
                    StringComparer.OrdinalIgnoreCase
                )
        );

    private int QuantityOf(Guid partner, Guid customerId, string item) =>
        (int)
            Math.Min(
                int.MaxValue,
                LinesOf(partner, customerId)
                    .Where(line => !line.IsCancelled && line.OfferId.Equals(item, StringComparison.OrdinalIgnoreCase))
                    .Sum(line => (long)line.Quantity)
            );

    private IEnumerable<Carts.OrderLine> LinesOf(Guid partner, Guid customerId) =>
        _orders
            .Where(entry => entry.Key.Partner == partner && entry.Key.Customer == customerId)
            .SelectMany(entry => entry.Value.Order.Lines);
}

/// <summary>The contract of order books, for the one that the tests use.</summary>
public sealed class InMemoryOrderStoreTests : OrderStoreContract
{
    protected override IOrderStore Book { get; } = new InMemoryOrderStore();
}

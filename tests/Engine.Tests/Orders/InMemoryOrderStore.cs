using System.Collections.Concurrent;
using PartnerCarts.Engine.Contracts;

namespace PartnerCarts.Engine.Tests;

/// <summary>A book for tests of the desk; it passes the same suite as a durable one.</summary>
internal sealed class InMemoryOrderStore : IOrderStore
{
    private readonly ConcurrentDictionary<(Guid Partner, Guid Customer, string Id), PlacedOrder> _orders = new();

    public int Count => _orders.Count;

    public ValueTask<PlacedOrder> Add(Guid partner, PlacedOrder order, CancellationToken cancellation) =>
        ValueTask.FromResult(_orders.GetOrAdd((partner, order.Order.CustomerId, order.Order.Id), order));

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
                    item => (int)Math.Min(int.MaxValue, item.Sum(line => (long)line.Quantity)),
                    StringComparer.OrdinalIgnoreCase
                )
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

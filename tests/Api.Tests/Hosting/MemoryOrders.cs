using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Tests.Hosting;

/// <summary>One order at most, of whoever asks, and no catalog: enough for the routes that read orders.</summary>
internal sealed class MemoryOrders : IOrderStore, ICatalogSource
{
    public Order? Order { get; set; }

    public Catalog Current => Catalog.Open;

    public ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => ValueTask.FromResult(Order is { } order && order.Id == orderId ? new PlacedOrder(order, default, 1) : null);

    public async IAsyncEnumerable<PlacedOrder> All(
        Guid partner,
        Guid customerId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await Task.CompletedTask;
        if (Order is { } order)
            yield return new PlacedOrder(order, default, 1);
    }

    public ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => throw new NotSupportedException();
}

using PartnerCarts.Engine;

namespace PartnerCarts.Local.CrashHost;

/// <summary>An order book whose additions are durable steps.</summary>
internal sealed class SteppedOrderStore(IOrderStore inner, DurableSteps steps) : IOrderStore
{
    public ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    ) => steps.Around(() => inner.Add(partner, order, caps, cancellation));

    public ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation) =>
        steps.Around(() => inner.Change(partner, next, cancellation));

    public IAsyncEnumerable<PlacedOrder> All(Guid partner, Guid customerId, CancellationToken cancellation) =>
        inner.All(partner, customerId, cancellation);

    public ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) => inner.FindRegistration(partner, customerId, subscription, cancellation);

    public ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => inner.Register(partner, customerId, subscription, now, cancellation);

    public ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => inner.Find(partner, customerId, orderId, cancellation);

    public ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    ) => inner.FindSubscribedItem(partner, customerId, subscriptionId, cancellation);

    public ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    ) => inner.Purchased(partner, customerId, catalogItemIds, cancellation);
}

using PartnerCarts.Engine;

namespace PartnerCarts.Local.CrashHost;

/// <summary>An order book whose additions are durable steps.</summary>
internal sealed class SteppedOrderStore(IOrderStore inner, DurableSteps steps) : IOrderStore
{
    public ValueTask<PlacedOrder> Add(Guid partner, PlacedOrder order, CancellationToken cancellation) =>
        steps.Around(() => inner.Add(partner, order, cancellation));

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

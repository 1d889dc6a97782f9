using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Bench;

/// <summary>
/// An order book for candidates that are never checked out: there are no orders, and none can be made.
/// </summary>
internal sealed class NoOrders : IOrderStore
{
    private static readonly Dictionary<string, int> NoPurchases = [];

    public ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    ) => throw new NotSupportedException("This candidate takes no orders.");

    public ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation) =>
        ValueTask.FromResult(false);

    public IAsyncEnumerable<PlacedOrder> All(Guid partner, Guid customerId, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<PlacedOrder>();

    public ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) => ValueTask.FromResult<DateTimeOffset?>(null);

    public ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => throw new NotSupportedException("This candidate has no subscriptions.");

    public ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => ValueTask.FromResult<PlacedOrder?>(null);

    public ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    ) => ValueTask.FromResult<string?>(null);

    public ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    ) => ValueTask.FromResult<IReadOnlyDictionary<string, int>>(NoPurchases);
}

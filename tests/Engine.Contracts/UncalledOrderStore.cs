using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>
/// An order store of which a test overrides what its subject may call. Any other call ends the test with
/// <see cref="NotSupportedException"/>.
/// </summary>
public abstract class UncalledOrderStore : IOrderStore
{
    public virtual ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public virtual ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public virtual IAsyncEnumerable<PlacedOrder> All(Guid partner, Guid customerId, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public virtual ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public virtual ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public virtual ValueTask<PlacedOrder?> Find(
        Guid partner,
        Guid customerId,
        string orderId,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public virtual ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public virtual ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    ) => throw new NotSupportedException();
}

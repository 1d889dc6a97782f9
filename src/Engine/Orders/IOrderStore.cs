using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The orders of the built-in order processor, kept per partner and customer: an order id names one order of one
/// partner's customer, not of all.
/// </summary>
public interface IOrderStore
{
    /// <summary>
    /// Makes the order durable unless the partner's customer has one with its id already; returns the one that is kept.
    /// The answer comes after the order is durable.
    /// </summary>
    ValueTask<PlacedOrder> Add(Guid partner, PlacedOrder order, CancellationToken cancellation);

    /// <summary>
    /// The order as it was added, to the tick; null when the partner's customer has none with that id.
    /// </summary>
    ValueTask<PlacedOrder?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation);

    /// <summary>
    /// The catalog item behind a subscription that one of the customer's orders made; null for a subscription this
    /// service did not make.
    /// </summary>
    /// <param name="partner">The partner tenant.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="subscriptionId">As <see cref="OrderLine.SubscriptionId"/> has it: a lower-case hyphenated
    /// GUID.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<string?> FindSubscribedItem(
        Guid partner,
        Guid customerId,
        string subscriptionId,
        CancellationToken cancellation
    );

    /// <summary>
    /// How many of each item the customer has bought, over all lines of all orders, at most <see cref="int.MaxValue"/>;
    /// items never bought may be missing. Ids compare without case, those of the orders and those of the returned
    /// dictionary.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    );
}

/// <summary>An order and where it came from: the cart, which of its checkouts, which group.</summary>
public sealed record PlacedOrder(Order Order, Guid CartId, int Sequence);

using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>The orders of the built-in desk, kept per partner and customer.</summary>
public interface IOrderBook
{
    /// <summary>
    /// Makes the order durable unless one with its id is there already; returns the one that is kept. The answer comes after the order is durable.
    /// </summary>
    ValueTask<BookedOrder> Add(Guid partner, BookedOrder order, CancellationToken cancellation);

    ValueTask<BookedOrder?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation);

    /// <summary>The catalog item behind a subscription that one of the customer's orders made; null for a subscription this service did not make.</summary>
    ValueTask<string?> FindSubscribedItem(Guid partner, Guid customerId, string subscriptionId, CancellationToken cancellation);

    /// <summary>How many of each item the customer has bought; items never bought may be missing. Ids compare without case.</summary>
    ValueTask<IReadOnlyDictionary<string, int>> Purchased(Guid partner, Guid customerId, IReadOnlyCollection<string> catalogItemIds, CancellationToken cancellation);
}

/// <summary>An order and where it came from: the cart, which of its checkouts, which group.</summary>
public sealed record BookedOrder(Order Order, Guid CartId, int Sequence);

using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The orders that carts became, whoever processed them, kept per partner and customer: an order id names one order of
/// one partner's customer, not of all.
/// </summary>
public interface IOrderStore
{
    /// <summary>How many of a customer's orders can be listed; older ones are found by their id.</summary>
    const int Reach = 1000;

    /// <summary>
    /// Makes the order durable unless the partner's customer has one with its id already, or one of the caps would be
    /// exceeded. A customer's orders are added one after the other, so that two of them cannot both use up what is left
    /// of a cap. The answer comes after the order is durable.
    /// </summary>
    /// <param name="partner">The partner tenant.</param>
    /// <param name="order">The order.</param>
    /// <param name="caps">How many of an item the customer may have, this order included; each item once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<AddedOrder> Add(
        Guid partner,
        PlacedOrder order,
        IReadOnlyCollection<ItemCap> caps,
        CancellationToken cancellation
    );

    /// <summary>
    /// Replaces the order by what it was changed to, if it is still as it was read: its
    /// <see cref="Order.Changes"/> are one less than the new one's. What was cancelled no longer counts among the
    /// customer's purchases.
    /// </summary>
    /// <returns>Whether it was replaced; it is durable then.</returns>
    ValueTask<bool> Change(Guid partner, PlacedOrder next, CancellationToken cancellation);

    /// <summary>
    /// The customer's orders, the newest first, read as they are asked for; at least the newest
    /// <see cref="Reach"/>.
    /// </summary>
    IAsyncEnumerable<PlacedOrder> All(Guid partner, Guid customerId, CancellationToken cancellation);

    /// <summary>
    /// When the customer's subscription was registered for reservations; null when it was not (contract.md 18.3).
    /// </summary>
    ValueTask<DateTimeOffset?> FindRegistration(
        Guid partner,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    );

    /// <summary>Registers a subscription, unless it is; the answer comes after that is durable.</summary>
    ValueTask Register(
        Guid partner,
        Guid customerId,
        Guid subscription,
        DateTimeOffset now,
        CancellationToken cancellation
    );

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
    /// How many of each item the customer has bought, over all lines of all orders that were not cancelled, at most
    /// <see cref="int.MaxValue"/>; items never bought may be missing. Ids compare without case, those of the orders and
    /// those of the returned dictionary.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, int>> Purchased(
        Guid partner,
        Guid customerId,
        IReadOnlyCollection<string> catalogItemIds,
        CancellationToken cancellation
    );
}

/// <summary>
/// An order and where it came from: the cart, which of its checkouts, which group. Behind an order without a cart there
/// is one that nobody sees.
/// </summary>
public sealed record PlacedOrder(Order Order, Guid CartId, int Sequence);

/// <summary>
/// What came of an order that was to be added: the order that is kept, or the cap that it would exceed.
/// </summary>
/// <param name="Kept">The order that is kept, be it an earlier one of the same id; null when none is.</param>
/// <param name="Exceeded">The first cap that would be exceeded; null when none would.</param>
/// <param name="Purchased">With a cap: how many the customer has.</param>
public readonly record struct AddedOrder(PlacedOrder? Kept, ItemCap? Exceeded = null, int Purchased = 0);

/// <summary>How many of an item one customer may have.</summary>
public sealed record ItemCap(string CatalogItemId, int Most);

/// <summary>Short forms of <see cref="IOrderStore"/>.</summary>
public static class OrderStores
{
    /// <summary>Adds an order of items without caps; returns the one that is kept.</summary>
    public static async ValueTask<PlacedOrder> Add(
        this IOrderStore store,
        Guid partner,
        PlacedOrder order,
        CancellationToken cancellation
    ) => (await store.Add(partner, order, [], cancellation)).Kept!;
}

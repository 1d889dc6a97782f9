using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads the subscriptions that a customer has from the start or by its orders (contract.md 21), and registers them.
/// </summary>
public sealed class SubscriptionOperations(
    OrderOperations orders,
    IOrderStore store,
    ICatalogSource catalogs,
    TimeProvider clock
)
{
    /// <summary>
    /// The subscriptions that the catalog file gives the customer, then those of the newest orders, the oldest first.
    /// One that is still being provisioned is not there yet: several clients fail on the whole list when they meet one.
    /// </summary>
    /// <exception cref="CartsUnavailableException">The orders cannot be read now.</exception>
    public async ValueTask<IReadOnlyList<Subscription>> List(
        Caller caller,
        Guid customerId,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var catalog = catalogs.Current;
        var found = new List<Subscription>();
        foreach (var seed in catalog.SeededFor(caller.Partner, customerId).OrderBy(seed => seed.Start))
            found.Add(SubscriptionTerms.Of(seed, catalog, now));
        var all = await orders.All(caller, customerId, cancellation);
        for (var i = all.Count - 1; i >= 0; i--)
            found.AddRange(SubscriptionTerms.Of(all[i], now));
        return found;
    }

    /// <summary>The subscription; null when the customer has none with that id that can be seen yet.</summary>
    /// <exception cref="CartsUnavailableException">The orders cannot be read now.</exception>
    public async ValueTask<Subscription?> Find(
        Caller caller,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    )
    {
        var id = subscription.ToString("D");
        var catalog = catalogs.Current;
        if (catalog.Seeded(caller.Partner, customerId, subscription) is { } seeded)
            return SubscriptionTerms.Of(seeded, catalog, clock.GetUtcNow());
        foreach (var order in await orders.All(caller, customerId, cancellation))
            if (order.Lines.Any(line => line.SubscriptionId == id))
                return SubscriptionTerms.Of(order, clock.GetUtcNow()).FirstOrDefault(found => found.Id == id);
        return null;
    }

    /// <summary>When the subscription was registered for reservations; null when it was not.</summary>
    public ValueTask<DateTimeOffset?> FindRegistration(
        Caller caller,
        Guid customerId,
        Guid subscription,
        CancellationToken cancellation
    ) =>
        catalogs.Current.Seeded(caller.Partner, customerId, subscription) is { IsRegistered: true, Start: var start }
            ? ValueTask.FromResult<DateTimeOffset?>(start)
            : store.FindRegistration(caller.Partner, customerId, subscription, cancellation);

    /// <summary>Registers the subscription for reservations, unless it is (contract.md 18.3).</summary>
    public ValueTask Register(Caller caller, Guid customerId, Guid subscription, CancellationToken cancellation) =>
        store.Register(caller.Partner, customerId, subscription, clock.GetUtcNow(), cancellation);
}

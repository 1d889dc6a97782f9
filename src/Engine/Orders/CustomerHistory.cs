using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Reads what a customer has bought before, as far as a decision needs it.</summary>
internal static class CustomerHistory
{
    public static async ValueTask<CustomerPurchases> Load(
        IOrderStore book,
        Catalog catalog,
        Guid partner,
        Guid customerId,
        PurchaseNeeds needs,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        // Where the purchases themselves are read, those of an addon's base are among them.
        var counted = needs.IsAll
            ? needs.Quantities
            : [.. needs.Quantities.Union(needs.Bases, StringComparer.OrdinalIgnoreCase)];
        var quantities =
            counted.Count == 0
                ? new Dictionary<string, int>()
                : await book.Purchased(partner, customerId, counted, cancellation);
        var purchases = catalog.SeededFor(partner, customerId).Select(seed => Purchase.Of(seed, catalog)).ToList();
        if (needs.IsAll)
            purchases.AddRange(await Ordered(book, partner, customerId, now, cancellation));
        else
            purchases.AddRange(Summed(needs.Bases, quantities));
        if (needs.AreRegistrations)
            for (var i = 0; i < purchases.Count; i++)
                purchases[i] = await WithRegistration(book, partner, customerId, purchases[i], cancellation);
        return new CustomerPurchases(quantities, [.. purchases]);
    }

    /// <summary>The lines of the customer's newest orders, the oldest first.</summary>
    private static async ValueTask<IEnumerable<Purchase>> Ordered(
        IOrderStore book,
        Guid partner,
        Guid customerId,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var orders = new List<Order>();
        await foreach (var placed in book.All(partner, customerId, cancellation))
        {
            orders.Add(placed.Order);
            if (orders.Count == IOrderStore.Reach)
                break;
        }

        orders.Reverse();
        return orders.SelectMany(order =>
            Enumerable.Range(0, order.Lines.Length).Select(number => Purchase.Of(order, number, now))
        );
    }

    private static IEnumerable<Purchase> Summed(
        IEnumerable<string> items,
        IReadOnlyDictionary<string, int> quantities
    ) =>
        items
            .Select(id => (Id: id, Quantity: quantities.GetValueOrDefault(id)))
            .Where(item => item.Quantity > 0)
            .Select(item => new Purchase
            {
                CatalogItemId = item.Id,
                IsSum = true,
                Quantity = item.Quantity,
                IsActive = true,
            });

    /// <summary>What the customer has from the start may have been registered since.</summary>
    private static async ValueTask<Purchase> WithRegistration(
        IOrderStore book,
        Guid partner,
        Guid customerId,
        Purchase purchase,
        CancellationToken cancellation
    ) =>
        purchase is { IsAzure: true, IsRegistered: false }
        && Guid.TryParse(purchase.SubscriptionId, out var subscription)
        && await book.FindRegistration(partner, customerId, subscription, cancellation) is not null
            ? purchase with
            {
                IsRegistered = true,
            }
            : purchase;
}

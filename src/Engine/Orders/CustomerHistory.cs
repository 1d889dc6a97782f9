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
        var quantities = await book.Purchased(
            partner,
            customerId,
            [.. needs.Quantities.Union(needs.Bases, StringComparer.OrdinalIgnoreCase)],
            cancellation
        );
        if (needs.IsAll)
            return new CustomerPurchases(
                quantities,
                [.. await LoadAll(book, catalog, partner, customerId, now, cancellation)]
            );
        var owned = catalog.SeededFor(partner, customerId).Select(seed => Purchase.Of(seed, catalog));
        var bought = needs
            .Bases.Select(id => (Id: id, Quantity: quantities.GetValueOrDefault(id)))
            .Where(item => item.Quantity > 0)
            .Select(item => new Purchase
            {
                CatalogItemId = item.Id,
                Quantity = item.Quantity,
                IsActive = true,
            });
        return new CustomerPurchases(quantities, [.. owned, .. bought]);
    }

    /// <summary>
    /// What the catalog gives the customer, then the lines of the newest <see cref="IOrderStore.Reach"/> orders, the
    /// oldest first.
    /// </summary>
    public static async ValueTask<List<Purchase>> LoadAll(
        IOrderStore book,
        Catalog catalog,
        Guid partner,
        Guid customerId,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var purchases = new List<Purchase>();
        var read = 0;
        await foreach (var placed in book.All(partner, customerId, cancellation))
        {
            purchases.AddRange(LinesOf(placed.Order, now).Reverse());
            if (++read == IOrderStore.Reach)
                break;
        }

        purchases.AddRange(catalog.SeededFor(partner, customerId).Reverse().Select(seed => Purchase.Of(seed, catalog)));
        purchases.Reverse();
        for (var i = 0; i < purchases.Count; i++)
            if (
                purchases[i] is { IsAzure: true, IsRegistered: false, SubscriptionId: { } text } plan
                && Guid.TryParse(text, out var id)
                && await book.FindRegistration(partner, customerId, id, cancellation) is not null
            )
                purchases[i] = plan with { IsRegistered = true };
        return purchases;
    }

    private static IEnumerable<Purchase> LinesOf(Order order, DateTimeOffset now)
    {
        var subscriptions = SubscriptionTerms.Of(order, now).ToDictionary(subscription => subscription.LineNumber);
        for (var number = 0; number < order.Lines.Length; number++)
        {
            var line = order.Lines[number];
            if (line.IsCancelled)
                continue;
            var subscription = subscriptions.GetValueOrDefault(number);
            yield return new Purchase
            {
                CatalogItemId = line.OfferId,
                // Orders of version 0.1 say no kind; most of them are licences.
                Kind = subscription?.Kind ?? line.Kind,
                OrderId = order.Id,
                SubscriptionId = line.SubscriptionId,
                Quantity = line.Quantity,
                IsActive = subscription?.IsActive ?? line.SubscriptionId is null && OrderLife.IsProvisioned(order, now),
                Start = order.Created,
                TermDuration = line.TermDuration,
                CommitmentEnd = subscription is { End: var end } && end != Subscription.Endless ? end : null,
                PromotionId = line.PromotionId,
                PartnerIdOnRecord = subscription?.PartnerId,
            };
        }
    }
}

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
        CancellationToken cancellation
    )
    {
        var quantities = await book.Purchased(
            partner,
            customerId,
            [.. needs.Quantities.Union(needs.Bases, StringComparer.OrdinalIgnoreCase)],
            cancellation
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
}

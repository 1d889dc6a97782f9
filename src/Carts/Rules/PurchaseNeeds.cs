namespace PartnerCarts.Carts;

/// <summary>
/// What a decision has to know of the customer's purchases: most need nothing, and then nothing is read.
/// </summary>
/// <param name="Quantities">The items whose bought quantities count; ids compare without case.</param>
/// <param name="Bases">The items that are a base of an addon, so that owning one of them counts.</param>
/// <param name="IsAll">Whether the purchases themselves count, not only how many there are.</param>
/// <param name="AreRegistrations">Whether it counts what is registered for reservations.</param>
public sealed record PurchaseNeeds(
    IReadOnlyCollection<string> Quantities,
    IReadOnlyCollection<string> Bases,
    bool IsAll,
    bool AreRegistrations = false
)
{
    /// <summary>Null where the decision needs nothing.</summary>
    /// <param name="catalog">The items.</param>
    /// <param name="cart">What is stored; null for nothing.</param>
    /// <param name="command">What is to be decided.</param>
    public static PurchaseNeeds? Of(Catalog catalog, Cart? cart, CartCommand command)
    {
        if (!catalog.AsksForPurchases)
            return null;
        var ids = command switch
        {
            CartCommand.Create create => create.Draft.AllLines().Select(line => line.CatalogItemId),
            CartCommand.Update update => update.Draft.AllLines().Select(line => line.CatalogItemId),
            CartCommand.PlaceOrder order => order.Draft.AllLines().Select(line => line.CatalogItemId),
            CartCommand.BeginCheckout => cart?.AllLines().Select(line => (string?)line.CatalogItemId) ?? [],
            _ => [],
        };
        var capped = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var bases = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isAll = false;
        var areRegistrations = false;
        foreach (var id in ids)
        {
            if (id is null || catalog.Find(id) is not { } item)
                continue;
            if (item.MaxPerCustomer is not null)
                capped.Add(item.Id);
            if (item.IsModernAddon)
                bases.UnionWith(catalog.Items.Where(other => item.Requires(other.Id)).Select(other => other.Id));
            isAll |= AsksForAll(catalog, item);
            areRegistrations |= item.Kind is ItemKind.Reservation;
        }

        return !isAll && capped.Count + bases.Count == 0
            ? null
            : new PurchaseNeeds(capped, bases, isAll, areRegistrations);
    }

    /// <summary>Whether a line of the item may need anything of what the customer has bought.</summary>
    internal static bool AsksForAny(Catalog catalog, CatalogItem item) =>
        item.MaxPerCustomer is not null || item.IsModernAddon || AsksForAll(catalog, item);

    /// <summary>All that the customer has bought.</summary>
    public static PurchaseNeeds All { get; } = new([], [], IsAll: true);

    /// <summary>
    /// Whether a line of the item is judged by the purchases themselves: by the ends of subscriptions, by Azure plans,
    /// or by the limits of a promotion.
    /// </summary>
    private static bool AsksForAll(Catalog catalog, CatalogItem item) =>
        item.CustomTermEnd is CustomTermEnds.Aligned
        || item.Kind is ItemKind.Reservation
        || catalog.Promotions.Any(promotion => promotion.Products.Any(product => product.Covers(item.Id)));
}

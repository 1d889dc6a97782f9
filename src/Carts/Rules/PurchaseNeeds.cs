namespace PartnerCarts.Carts;

/// <summary>
/// What a decision has to know of the customer's purchases: most need nothing, and then nothing is read.
/// </summary>
/// <param name="Quantities">The items whose bought quantities count; ids compare without case.</param>
/// <param name="Bases">The items that are a base of an addon, so that owning one of them counts.</param>
/// <param name="IsAll">Whether the purchases themselves count, not only how many there are.</param>
public sealed record PurchaseNeeds(
    IReadOnlyCollection<string> Quantities,
    IReadOnlyCollection<string> Bases,
    bool IsAll
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
        var namesEnds = NamesEnds(cart, command);
        var capped = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var bases = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isAll = false;
        foreach (var id in ids)
        {
            if (id is null || catalog.Find(id) is not { } item)
                continue;
            if (item.MaxPerCustomer is not null)
                capped.Add(item.Id);
            if (item.IsModernAddon)
                bases.UnionWith(catalog.Items.Where(other => item.Requires(other.Id)).Select(other => other.Id));
            isAll |= namesEnds && item.CustomTermEnd is CustomTermEnds.Aligned || AsksForAll(catalog, item);
        }

        return !isAll && capped.Count + bases.Count == 0 ? null : new PurchaseNeeds(capped, bases, isAll);
    }

    /// <summary>Whether any line of the item may be judged by what the customer owns.</summary>
    internal static bool MayAsk(Catalog catalog, CatalogItem item) =>
        item.MaxPerCustomer is not null
        || item.IsModernAddon
        || item.CustomTermEnd is CustomTermEnds.Aligned
        || AsksForAll(catalog, item);

    /// <summary>
    /// Whether every line of the item is judged by the purchases themselves: by Azure plans, or by the limits of a
    /// promotion.
    /// </summary>
    private static bool AsksForAll(Catalog catalog, CatalogItem item) =>
        item.Kind is ItemKind.Reservation
        || catalog.Promotions.Any(promotion =>
            promotion.DependsOnPurchases && promotion.Products.Any(product => product.Covers(item.Id))
        );

    /// <summary>Whether a line may name the end of its first term; an update keeps one that it does not name.</summary>
    private static bool NamesEnds(Cart? cart, CartCommand command)
    {
        var draft = command switch
        {
            CartCommand.Create create => create.Draft,
            CartCommand.Update update => update.Draft,
            CartCommand.PlaceOrder order => order.Draft,
            _ => null,
        };
        return draft?.AllLines().Any(static line => line.CustomTermEnd.Value is not null) is true
            || cart?.AllLines().Any(static line => line.CustomTermEnd is not null) is true;
    }
}

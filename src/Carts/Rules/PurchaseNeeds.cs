namespace PartnerCarts.Carts;

/// <summary>
/// What a decision has to know of the customer's purchases: most need nothing, and then nothing is read.
/// </summary>
/// <param name="Quantities">The items whose bought quantities count; ids compare without case.</param>
/// <param name="Bases">The items that are a base of an addon, so that owning one of them counts.</param>
/// <param name="IsAll">Whether the purchases themselves count, not only how many there are.</param>
/// <param name="AreRegistrations">Whether registrations for reservations count.</param>
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
        var draft = command switch
        {
            CartCommand.Create create => create.Draft,
            CartCommand.Update update => update.Draft,
            CartCommand.PlaceOrder order => order.Draft,
            _ => null,
        };
        if (draft is null && (command is not CartCommand.BeginCheckout || cart is null))
            return null;
        var ids = draft?.AllLines().Select(line => line.CatalogItemId)
            ?? cart!.AllLines().Select(line => line.CatalogItemId);
        // An update that leaves the end of a term out keeps the stored one, so the cart's lines count, too.
        var namesEnd =
            draft?.AllLines().Any(line => line.CustomTermEnd.Value is not null) is true
            || cart?.AllLines().Any(line => line.CustomTermEnd is not null) is true;
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
            isAll |= AsksForAll(catalog, item, namesEnd);
            areRegistrations |= item.Kind is ItemKind.Reservation;
        }

        return !isAll && capped.Count + bases.Count == 0
            ? null
            : new PurchaseNeeds(capped, bases, isAll, areRegistrations);
    }

    /// <summary>Whether a line of the item may need anything of what the customer has bought.</summary>
    internal static bool AsksForAny(Catalog catalog, CatalogItem item) =>
        item.MaxPerCustomer is not null || item.IsModernAddon || AsksForAll(catalog, item, namesEnd: true);

    /// <summary>The purchases themselves, without what is registered for reservations.</summary>
    public static PurchaseNeeds All { get; } = new([], [], IsAll: true);

    /// <summary>
    /// Whether a line of the item is judged by the purchases themselves: by the ends of subscriptions, by Azure plans,
    /// or by the limits of a promotion.
    /// </summary>
    private static bool AsksForAll(Catalog catalog, CatalogItem item, bool namesEnd) =>
        (namesEnd && item.CustomTermEnd is CustomTermEnds.Aligned)
        || item.Kind is ItemKind.Reservation
        || catalog.Promotions.Any(promotion => promotion.AsksForPurchases && promotion.Covers(item.Id));
}

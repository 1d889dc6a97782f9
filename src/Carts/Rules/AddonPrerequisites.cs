using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Addons of new commerce (contract.md 17.2): the customer must have one of the base SKUs, by another line of the cart
/// that is not in error, wherever it stands, or by an active subscription. Otherwise line error 400041.
/// </summary>
internal static class AddonPrerequisites
{
    public static ImmutableArray<CartLine> Judge(ImmutableArray<CartLine> lines, CartContext context)
    {
        var judged = lines.ToBuilder();
        // An addon that is in error is no base of another one, so one error may bring the next.
        for (var hasChanged = true; hasChanged; )
        {
            hasChanged = false;
            Dictionary<string, long>? seats = null;
            for (var i = 0; i < lines.Length; i++)
            {
                if (Addon(judged[i], context.Catalog) is not { } item)
                    continue;
                seats ??= SeatsBySku(judged, context.Purchases);
                if (Check(judged[i], item, seats) is not { } error)
                    continue;
                judged[i] = judged[i] with { Error = error };
                hasChanged = true;
            }
        }

        return judged.MoveToImmutable();
    }

    /// <summary>The item of a line that is still to be judged; null for every other line.</summary>
    private static CatalogItem? Addon(CartLine line, Catalog catalog) =>
        line is { IsOrdered: false, Error: null } && catalog.Find(line.CatalogItemId) is { IsModernAddon: true } item
            ? item
            : null;

    private static LineError? Check(CartLine line, CatalogItem item, Dictionary<string, long> seats)
    {
        var isSatisfied = false;
        var baseSeats = 0L;
        foreach (var sku in item.RequiredSkus())
            if (seats.TryGetValue(sku, out var some))
            {
                isSatisfied = true;
                baseSeats += some;
            }

        return isSatisfied
            ? AddonRules.CheckSeats(line, item, baseSeats)
            : new(
                LineErrorCode.AddonWithoutBase,
                $"Item {item.Id} is an addon: the cart or the customer must have one of "
                    + $"{string.Join(", ", item.RequiredSkus())}."
            );
    }

    private static Dictionary<string, long> SeatsBySku(IEnumerable<CartLine> lines, CustomerPurchases purchases)
    {
        var seats = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        var orders = new HashSet<string>();
        var orderedHere = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.SelectMany(line => line.SelfAndAddons()))
        {
            if (line.OrderId is { } order)
            {
                orders.Add(order);
                var before = orderedHere.GetValueOrDefault(line.CatalogItemId);
                orderedHere[line.CatalogItemId] = before + line.Quantity;
            }

            if (line.Error is null)
                Add(CatalogItemId.SkuOf(line.CatalogItemId), line.Quantity);
        }

        // What was ordered from this cart is among its lines already: also in the sum of an item's orders, which names
        // none of them.
        foreach (var purchase in purchases.All)
            if (purchase.IsActive && (purchase.OrderId is null || !orders.Contains(purchase.OrderId)))
            {
                var own = purchase.IsSum ? orderedHere.GetValueOrDefault(purchase.CatalogItemId) : 0;
                if (purchase.Quantity > own)
                    Add(purchase.Sku, purchase.Quantity - own);
            }

        return seats;

        void Add(string sku, int quantity) => seats[sku] = seats.GetValueOrDefault(sku) + quantity;
    }
}

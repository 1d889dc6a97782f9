namespace PartnerCarts.Carts;

/// <summary>Where a price comes from (contract.md 16.3).</summary>
internal static class CatalogPrices
{
    /// <summary>
    /// The price of one unit for one charge: of the catalog's prices that fit, the one that says most about cycle,
    /// term, currency and country, the first of equals; else the item's only price, if that is in the currency. Null
    /// for none.
    /// </summary>
    public static decimal? Find(Catalog catalog, CatalogItem item, CartLine line, string country)
    {
        CatalogPrice? best = null;
        foreach (var price in item.Prices)
            if (Fits(price, line, country) && (best is null || Weight(price) > Weight(best)))
                best = price;
        return best?.UnitPrice ?? (IsIn(catalog, item, line.CurrencyCode) ? item.UnitPrice : null);
    }

    /// <summary>Whether the item has any price in the currency, be it for other cycles or terms.</summary>
    public static bool HasAny(Catalog catalog, CatalogItem item, string currency)
    {
        foreach (var price in item.Prices)
            if (IsSame(price.Currency ?? currency, currency))
                return true;
        return item.UnitPrice is not null && IsIn(catalog, item, currency);
    }

    private static bool IsIn(Catalog catalog, CatalogItem item, string currency) =>
        IsSame(item.Currency ?? catalog.Currency, currency);

    private static bool Fits(CatalogPrice price, CartLine line, string country) =>
        (price.Cycle ?? line.EffectiveCycle) == line.EffectiveCycle
        && (price.Term is null || IsSame(price.Term, line.TermDuration))
        && IsSame(price.Currency ?? line.CurrencyCode, line.CurrencyCode)
        && IsSame(price.Country ?? country, country);

    private static int Weight(CatalogPrice price) =>
        (price.Cycle is null ? 0 : 1)
        + (price.Term is null ? 0 : 1)
        + (price.Currency is null ? 0 : 1)
        + (price.Country is null ? 0 : 1);

    private static bool IsSame(string one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

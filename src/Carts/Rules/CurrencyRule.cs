namespace PartnerCarts.Carts;

/// <summary>
/// A line is bought in the currency of the customer's market or in the partner's (line error 10000; contract.md 15.1
/// row 3).
/// </summary>
internal static class CurrencyRule
{
    /// <summary>
    /// What a line is bought in that names no currency: the market's, or the partner's where the item has a price in
    /// that alone.
    /// </summary>
    public static string Default(CatalogItem? item, CartContext context, Guid customerId)
    {
        var catalog = context.Catalog;
        var market = catalog.CurrencyFor(customerId, item);
        return
            item is not null
            && Partners(context) is { } partners
            && !CatalogPrices.HasAny(catalog, item, market)
            && CatalogPrices.HasAny(catalog, item, partners)
            ? partners
            : market;
    }

    public static LineError? Check(CartLine line, CatalogItem? item, CartContext context, Guid customerId)
    {
        if (context.Catalog.IsOpen)
            return IsCode(line.CurrencyCode)
                ? null
                : Fault($"{SanitizedText.Of(line.CurrencyCode)} is not a currency code of three letters.");

        var market = context.Catalog.CurrencyFor(customerId, item);
        var partners = Partners(context);
        return line.CurrencyCode == market || line.CurrencyCode == partners
            ? null
            : Fault(
                $"Currency {SanitizedText.Of(line.CurrencyCode)} is not sold in the customer's market, whose "
                    + $"currency is {market}"
                    + (partners is null || partners == market ? "." : $", nor is it the partner's, {partners}.")
            );
    }

    private static string? Partners(CartContext context) => context.Catalog.Partner(context.Caller.Partner)?.Currency;

    private static bool IsCode(string text) => text.Length == 3 && !text.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    private static LineError Fault(string description) => new(LineErrorCode.CurrencyIsNotSupported, description);
}

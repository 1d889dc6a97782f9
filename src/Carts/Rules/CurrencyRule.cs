namespace PartnerCarts.Carts;

/// <summary>A line is bought in the currency of the customer's market (line error 10000).</summary>
internal static class CurrencyRule
{
    public static LineError? Check(CartLine line, CatalogItem? item, Catalog catalog, Guid customerId)
    {
        if (catalog.IsOpen)
            return IsCode(line.CurrencyCode)
                ? null
                : Fault($"{SanitizedText.Of(line.CurrencyCode)} is not a currency code of three letters.");

        var market = catalog.CurrencyFor(customerId, item);
        return line.CurrencyCode == market
            ? null
            : Fault(
                $"Currency {SanitizedText.Of(line.CurrencyCode)} is not sold in the customer's market, whose "
                    + $"currency is {market}."
            );
    }

    private static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    private static LineError Fault(string description) => new(LineErrorCode.CurrencyIsNotSupported, description);
}

using System.Collections.Frozen;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// The symbols of the currencies that partners bill in most; an order in another one goes without (contract.md 5.5,
/// contract.md 15.1 row 17).
/// </summary>
internal static class CurrencySymbols
{
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["AUD"] = "$",
        ["BRL"] = "R$",
        ["CAD"] = "$",
        ["CHF"] = "CHF",
        ["CNY"] = "¥",
        ["CZK"] = "Kč",
        ["DKK"] = "kr.",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["HKD"] = "HK$",
        ["HUF"] = "Ft",
        ["INR"] = "₹",
        ["JPY"] = "¥",
        ["KRW"] = "₩",
        ["MXN"] = "$",
        ["NOK"] = "kr",
        ["NZD"] = "$",
        ["PLN"] = "zł",
        ["SEK"] = "kr",
        ["SGD"] = "$",
        ["TRY"] = "₺",
        ["TWD"] = "NT$",
        ["USD"] = "US$",
        ["ZAR"] = "R",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string? Find(string currencyCode) => Symbols.GetValueOrDefault(currencyCode);
}

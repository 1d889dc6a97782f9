using System.Collections.Frozen;
using System.Text.Json;

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

    /// <summary>
    /// A currency as the catalog shows it: dollars of the United States with their bare sign, which orders no longer
    /// have; one without a symbol with its code.
    /// </summary>
    public static void WriteCurrency(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string code)
    {
        json.WriteStartObject(name);
        json.WriteString("code"u8, code);
        json.WriteString("symbol"u8, code == "USD" ? "$" : Find(code) ?? code);
        json.WriteEndObject();
    }

    public static string? Find(string currencyCode) => Symbols.GetValueOrDefault(currencyCode);
}

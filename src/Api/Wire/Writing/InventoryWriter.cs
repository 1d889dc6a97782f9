using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes what an inventory check found: a bare array (contract.md 22.4).</summary>
internal static class InventoryWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="targets">Products, each with a SKU or with null for all; unknown ones are left out.</param>
    public static void Write(
        Utf8JsonWriter json,
        CatalogBrowser browser,
        IEnumerable<(string Product, string? Sku)> targets
    )
    {
        json.WriteStartArray();
        foreach (var (product, sku) in targets)
        {
            if (sku is null)
                foreach (var items in browser.Skus(product, segment: null))
                    WriteSku(json, items);
            else if (browser.Sku(product, sku) is { Length: > 0 } items)
                WriteSku(json, items);
        }

        json.WriteEndArray();
    }

    private static void WriteSku(Utf8JsonWriter json, CatalogItem[] items)
    {
        var parts = CatalogBrowser.PartsOf(items[0]);
        InventoryRestriction[] restrictions =
        [
            .. items.SelectMany(item => item.Restrictions),
            .. items.Any(item => item.Stock == 0)
                ? (InventoryRestriction[])[new("OutOfStock", "There is none left to sell.", [])]
                : [],
        ];
        json.WriteStartObject();
        json.WriteString("productId"u8, parts[0]);
        json.WriteString("skuId"u8, parts[1]);
        json.WriteBoolean("isRestricted"u8, restrictions.Length > 0);
        json.WriteStartArray("restrictions"u8);
        foreach (var restriction in restrictions)
        {
            json.WriteStartObject();
            json.WriteString("reasonCode"u8, restriction.ReasonCode);
            json.WriteString("description"u8, restriction.Description);
            json.WriteStartObject("properties"u8);
            foreach (var (name, value) in restriction.Properties)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

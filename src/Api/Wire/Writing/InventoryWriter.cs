using System.Text.Json;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes what an inventory check found: a bare array (contract.md 22.4).</summary>
internal static class InventoryWriter
{
    private static readonly InventoryRestriction OutOfStock = new("OutOfStock", "There is none left to sell.", []);

    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="targets">What is asked for; what is unknown is left out.</param>
    public static void Write(Utf8JsonWriter json, CatalogBrowser browser, IEnumerable<InventoryTarget> targets)
    {
        json.WriteStartArray();
        foreach (var (product, sku) in targets)
        {
            if (sku is null)
                foreach (var each in browser.Skus(product, segment: null))
                    WriteSku(json, each);
            else if (browser.Sku(product, sku) is { Length: > 0 } found)
                WriteSku(json, found);
        }

        json.WriteEndArray();
    }

    private static void WriteSku(Utf8JsonWriter json, CatalogAvailability[] sku)
    {
        var restrictions = RestrictionsOf(sku).ToList();
        json.WriteStartObject();
        json.WriteString("productId"u8, sku[0].ProductId);
        json.WriteString("skuId"u8, sku[0].SkuId);
        json.WriteBoolean("isRestricted"u8, restrictions.Count > 0);
        json.WriteStartArray("restrictions"u8);
        foreach (var restriction in restrictions)
        {
            json.WriteStartObject();
            json.WriteString("reasonCode"u8, restriction.ReasonCode);
            json.WriteString("description"u8, restriction.Description);
            json.WriteTextMap("properties"u8, restriction.Properties);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<InventoryRestriction> RestrictionsOf(CatalogAvailability[] sku)
    {
        foreach (var availability in sku)
        foreach (var restriction in availability.Item.Restrictions)
            yield return restriction;
        if (sku.Any(availability => availability.Item.Stock == 0))
            yield return OutOfStock;
    }
}

using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a product (contract.md 22.2).</summary>
internal static class ProductWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="product">The product's availabilities, one at least; the first speaks for all.</param>
    public static void Write(Utf8JsonWriter json, CatalogBrowser browser, CatalogAvailability[] product)
    {
        var first = product[0];
        var item = first.Item;
        var described = browser.DescriptionOf(first);
        var uri = CatalogUri.Of(first, browser.Country);
        json.WriteStartObject();
        json.WriteString("id"u8, first.ProductId);
        json.WriteString("title"u8, described?.Title ?? item.Title ?? item.Id);
        json.WriteString("description"u8, described?.Description ?? item.Description ?? item.Title ?? item.Id);
        ProductTypes.Write(json, item.Kind, described);
        json.WriteBoolean("isMicrosoftProduct"u8, IsMicrosoft(item, described));
        json.WriteString("publisherName"u8, described?.Publisher ?? "Microsoft Corporation");
        json.WriteStartObject("links"u8);
        LinkWriter.Write(json, "skus"u8, uri.Skus);
        LinkWriter.Write(json, "self"u8, uri.Product);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Unless the catalog says otherwise, all is but software as a service.</summary>
    public static bool IsMicrosoft(CatalogItem item, CatalogProduct? described) =>
        described?.IsMicrosoft ?? item.Kind is not ItemKind.Saas;
}

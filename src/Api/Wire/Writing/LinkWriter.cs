using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Links, always with all three members (contract.md 5.8).</summary>
internal static class LinkWriter
{
    // Two GUIDs and the words between them.
    private const int MaxSelfLength = 160;

    /// <summary>
    /// With /v1 and a trailing slash, as the documentation of the update shows it (contract.md 13 row 3).
    /// </summary>
    public static void WriteSelf(Utf8JsonWriter json, CartKey key)
    {
        Span<byte> uri = stackalloc byte[MaxSelfLength];
        Utf8.TryWrite(
            uri,
            CultureInfo.InvariantCulture,
            $"/v1/customers/{key.CustomerId}/carts/{key.CartId}/",
            out var length
        );
        json.WriteStartObject("links"u8);
        Write(json, "self"u8, uri[..length]);
        json.WriteEndObject();
    }

    /// <summary>Without /v1: clients put it in front themselves (contract.md 13 row 3).</summary>
    public static void WriteSelf(Utf8JsonWriter json, Order order)
    {
        json.WriteStartObject("links"u8);
        Write(
            json,
            "self"u8,
            string.Create(
                CultureInfo.InvariantCulture,
                $"/customers/{order.CustomerId}/orders/{Uri.EscapeDataString(order.Id)}"
            )
        );
        json.WriteEndObject();
    }

    /// <summary>The parts of a catalog item id, as resources of the catalog; a legacy id has none.</summary>
    public static void WriteItem(Utf8JsonWriter json, string catalogItemId)
    {
        json.WriteStartObject("links"u8);
        if (
            !CatalogItemId.IsLegacy(catalogItemId)
            && catalogItemId.Split(':') is [var product, var sku, var availability]
        )
        {
            var uri = $"/products/{Uri.EscapeDataString(product)}";
            Write(json, "product"u8, uri);
            uri = $"{uri}/skus/{Uri.EscapeDataString(sku)}";
            Write(json, "sku"u8, uri);
            Write(json, "availability"u8, $"{uri}/availabilities/{Uri.EscapeDataString(availability)}");
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<char> uri)
    {
        json.WriteStartObject(name);
        json.WriteString("uri"u8, uri);
        WriteRest(json);
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlySpan<byte> uri)
    {
        json.WriteStartObject(name);
        json.WriteString("uri"u8, uri);
        WriteRest(json);
    }

    private static void WriteRest(Utf8JsonWriter json)
    {
        json.WriteString("method"u8, "GET"u8);
        json.WriteStartArray("headers"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Json;
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
        Span<char> uri = stackalloc char[MaxSelfLength];
        uri.TryWrite(
            CultureInfo.InvariantCulture,
            $"/v1/customers/{key.CustomerId}/carts/{key.CartId}/",
            out var length
        );
        WriteSelf(json, uri[..length]);
    }

    /// <summary>The links of what links to itself alone.</summary>
    public static void WriteSelf(Utf8JsonWriter json, ReadOnlySpan<char> uri)
    {
        json.WriteStartObject("links"u8);
        Write(json, "self"u8, uri);
        json.WriteEndObject();
    }

    /// <summary>
    /// The links of an order, without /v1: clients put it in front themselves (contract.md 13 row 3). Legacy orders
    /// have no provisioning status (contract.md 20.3).
    /// </summary>
    public static void WriteLinks(Utf8JsonWriter json, Order order)
    {
        var self = Self(order);
        json.WriteStartObject("links"u8);
        Write(json, "self"u8, self);
        if (!OrderLife.IsLegacy(order))
            Write(json, "provisioningStatus"u8, $"{self}/provisioningstatus");
        Write(json, "patchOperation"u8, self, "PATCH");
        json.WriteEndObject();
    }

    /// <summary>
    /// The links of an order's line: the item as resources of the catalog, or a legacy line's subscription.
    /// </summary>
    public static void WriteLinks(Utf8JsonWriter json, Order order, OrderLine line, int number)
    {
        json.WriteStartObject("links"u8);
        WriteItem(json, line.OfferId, order.Country);
        if (OrderLife.IsLegacy(order) && line.SubscriptionId is { } subscription)
        {
            var uri = Subscription(order.CustomerId, subscription);
            Write(json, "subscription"u8, uri);
            Write(json, "provisioningStatus"u8, $"{uri}/provisioningstatus");
        }

        if (line.Kind is ItemKind.Saas)
            Write(json, "activationLinks"u8, $"{Self(order)}/lineitems/{number}/activationlinks");
        json.WriteEndObject();
    }

    /// <summary>
    /// The parts of a catalog item id, as resources of the catalog; a legacy id has none. Orders of version 0.1 have no
    /// country.
    /// </summary>
    public static void WriteItem(Utf8JsonWriter json, string catalogItemId, string? country)
    {
        if (CatalogUri.Of(catalogItemId, country) is not { } uri)
            return;
        Write(json, "product"u8, uri.Product);
        Write(json, "sku"u8, uri.Sku);
        Write(json, "availability"u8, uri.Availability);
    }

    public static string Self(Order order) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/customers/{order.CustomerId}/orders/{Uri.EscapeDataString(order.Id)}"
        );

    public static string Subscription(Guid customer, string subscription) =>
        string.Create(CultureInfo.InvariantCulture, $"/customers/{customer}/subscriptions/{subscription}");

    public static void Write(
        Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<char> uri,
        string method = "GET"
    )
    {
        json.WriteStartObject(name);
        json.WriteString("uri"u8, uri);
        json.WriteString("method"u8, method);
        json.WriteStartArray("headers"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

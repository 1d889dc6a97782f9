using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a cart (contract.md 5.1).</summary>
internal static class CartWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="cart">The cart.</param>
    /// <param name="etag">The cart's ETag, without quotes.</param>
    public static void Write(Utf8JsonWriter json, Cart cart, string etag)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, cart.Key.CartId);
        json.WriteTime("creationTimestamp"u8, cart.Created);
        json.WriteTime("lastModifiedTimestamp"u8, cart.Modified);
        json.WriteTime("expirationTimestamp"u8, cart.Expires);
        json.WriteString("lastModifiedUser"u8, cart.ModifiedBy);
        json.WriteString("status"u8, StatusOf(cart.Status));
        json.WriteStartArray("lineItems"u8);
        foreach (var line in cart.Lines)
            LineWriter.Write(json, line);
        json.WriteEndArray();
        json.WriteIfGiven("partnerOnRecordAttestationAccepted"u8, cart.PartnerOnRecordAttestationAccepted);
        LinkWriter.WriteSelf(json, cart.Key);
        json.WriteAttributes("Cart"u8, etag);
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> StatusOf(CartStatus status) =>
        status switch
        {
            CartStatus.Active => "Active"u8,
            CartStatus.Ordered => "Ordered"u8,
            CartStatus.None => throw new InvalidOperationException("A cart without a status."),
        };
}

using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// Writes the result of a checkout (contract.md 5.4). Without failures <c>orderErrors</c> is left out, as the real
/// service does; null would break a client. <c>additionalInformation</c> is always empty, as the real service's is
/// (contract.md 15.1 row 18).
/// </summary>
internal static class CheckoutWriter
{
    public static void Write(Utf8JsonWriter json, CartReply.CheckedOut result)
    {
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        foreach (var order in result.Cart.OrdersInLineOrder())
            OrderWriter.Write(json, OrderLife.AsPlaced(order), withPrices: true);
        json.WriteEndArray();
        json.WriteTexts("additionalInformation"u8, []);
        if (!result.Failures.IsDefaultOrEmpty)
        {
            json.WriteStartArray("orderErrors"u8);
            foreach (var failure in result.Failures)
                WriteFailure(json, failure);
            json.WriteEndArray();
        }

        json.WriteAttributes("CartCheckoutResult"u8);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, OrderFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("orderGroupId"u8, failure.Group);
        json.WriteNumber("code"u8, failure.Code);
        json.WriteString("description"u8, failure.Description);
        json.WriteAttributes("OrderError"u8);
        json.WriteEndObject();
    }
}

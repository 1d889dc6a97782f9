using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes how far an order's lines are provisioned (contract.md 20.4).</summary>
internal static class ProvisioningStatusWriter
{
    /// <summary>One item per line.</summary>
    public static void Write(Utf8JsonWriter json, OrderView view)
    {
        var status = StatusOf(view.Status);
        CollectionWriter.Write(json, [.. Enumerable.Range(0, view.Order.Lines.Length)], WriteLine, self: null);

        void WriteLine(Utf8JsonWriter json, int number)
        {
            json.WriteStartObject();
            json.WriteNumber("orderLineItemId"u8, number);
            json.WriteNumber("lineItemNumber"u8, number);
            json.WriteString("status"u8, status);
            json.WriteStartArray("quantityProvisioningInformation"u8);
            json.WriteStartObject();
            json.WriteNumber("quantity"u8, view.Order.Lines[number].Quantity);
            json.WriteString("status"u8, status);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static string StatusOf(OrderStatus status) =>
        status switch
        {
            OrderStatus.Completed or OrderStatus.PartialSuccess or OrderStatus.Suspended => "fulfilled",
            OrderStatus.Cancelled or OrderStatus.Error or OrderStatus.PoReviewRejected => "unfulfilled",
            _ => "prefulfillmentPending",
        };
}

using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes an order (contract.md 5.5).</summary>
internal static class OrderWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="order">The order.</param>
    /// <param name="withPrices">Whether what it costs is asked for (contract.md 16.3).</param>
    public static void Write(Utf8JsonWriter json, Order order, bool withPrices)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, order.Id);
        json.WriteString("alternateId"u8, order.Id);
        json.WriteString("referenceCustomerId"u8, order.CustomerId);
        json.WriteString("billingCycle"u8, EnumSpellings.BillingCycle.Of(order.BillingCycle));
        json.WriteString("currencyCode"u8, order.CurrencyCode);
        json.WriteIfGiven("currencySymbol"u8, CurrencySymbols.Find(order.CurrencyCode));
        json.WriteStartArray("lineItems"u8);
        for (var number = 0; number < order.Lines.Length; number++)
            LineWriter.Write(json, order.Lines[number], number, withPrices);
        json.WriteEndArray();
        json.WriteTime("creationDate"u8, order.Created);
        json.WriteString("status"u8, "completed"u8);
        json.WriteString("transactionType"u8, "UserPurchase"u8);
        json.WriteIfGiven("partnerOnRecordAttestationAccepted"u8, order.PartnerOnRecordAttestationAccepted);
        LinkWriter.WriteSelf(json, order);
        if (withPrices && order.TotalPrice is { } total)
            json.WriteNumber("totalPrice"u8, total);
        json.WriteAttributes("Order"u8);
        json.WriteEndObject();
    }
}

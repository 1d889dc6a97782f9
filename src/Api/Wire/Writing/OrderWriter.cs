using System.Text;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes an order (contract.md 5.5, 20.3).</summary>
internal static class OrderWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="view">The order as it is now.</param>
    /// <param name="withPrices">Whether what it costs is asked for (contract.md 16.3).</param>
    public static void Write(Utf8JsonWriter json, OrderView view, bool withPrices)
    {
        var order = view.Order;
        var isLegacy = OrderLife.IsLegacy(order);
        json.WriteStartObject();
        json.WriteString("id"u8, order.Id);
        json.WriteString("alternateId"u8, order.Id);
        json.WriteString("referenceCustomerId"u8, order.CustomerId);
        json.WriteString("billingCycle"u8, EnumSpellings.BillingCycle.Of(order.BillingCycle));
        json.WriteString("currencyCode"u8, order.CurrencyCode);
        if (!isLegacy)
            json.WriteIfGiven("currencySymbol"u8, CurrencySymbols.Find(order.CurrencyCode));
        json.WriteStartArray("lineItems"u8);
        for (var number = 0; number < order.Lines.Length; number++)
            LineWriter.Write(json, order, number, withPrices);
        json.WriteEndArray();
        json.WriteTime("creationDate"u8, order.Created);
        json.WriteString("status"u8, EnumSpellings.OrderStatus.Of(view.Status));
        json.WriteString("transactionType"u8, "UserPurchase"u8);
        json.WriteIfGiven("partnerOnRecordAttestationAccepted"u8, order.PartnerOnRecordAttestationAccepted);
        LinkWriter.WriteLinks(json, order);
        if (!isLegacy)
        {
            json.WriteStartObject("client"u8);
            json.WriteEndObject();
        }

        if (withPrices && order.TotalPrice is { } total)
            json.WriteNumber("totalPrice"u8, total);
        json.WriteAttributes("Order"u8, isLegacy ? ETag(order) : null);
        json.WriteEndObject();
    }

    /// <summary>Whether <c>If-Match</c> lets the order be changed: absent, any, or its tag, quoted or not.</summary>
    public static bool Admits(string? ifMatch, Order order) =>
        ifMatch?.Trim().Trim('"') is not { } asked || asked == "*" || asked == ETag(order);

    /// <summary>Names the order and how often it was changed, as the real service's tags do.</summary>
    public static string ETag(Order order) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"id":"{{order.Id}}","version":{{order.Changes + 1}}}"""));
}

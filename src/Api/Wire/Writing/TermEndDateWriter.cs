using System.Globalization;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a date on which a term may end (contract.md 19.3), without a zone as both sources show it.</summary>
internal static class TermEndDateWriter
{
    public static void Write(Utf8JsonWriter json, TermEndDate end)
    {
        json.WriteStartObject();
        json.WriteString(
            "allowedCustomTermEndDateType"u8,
            end.Subscriptions.IsEmpty ? "calendarMonthAligned" : "subscriptionAligned"
        );
        if (!end.Subscriptions.IsEmpty)
            json.WriteTexts("cotermSubscriptionIds"u8, end.Subscriptions);
        json.WriteString(
            "allowedCustomTermEndDate"u8,
            end.Date.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture)
        );
        json.WriteEndObject();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a line or an addon of a cart (contract.md 5.2, 5.3).</summary>
internal static class CartLineWriter
{
    public static void Write(Utf8JsonWriter json, CartLine line)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, line.Id);
        json.WriteString("catalogItemId"u8, line.CatalogItemId);
        json.WriteIfGiven("friendlyName"u8, line.FriendlyName);
        json.WriteNumber("quantity"u8, line.Quantity);
        json.WriteString("currencyCode"u8, line.CurrencyCode);
        if (line.BillingCycle is { } cycle)
            json.WriteString("billingCycle"u8, EnumSpellings.BillingCycle.Of(cycle));
        json.WriteIfGiven("termDuration"u8, line.TermDuration);
        json.WriteIfGiven("promotionId"u8, line.PromotionId);
        WriteParticipants(json, line.Participants);
        json.WriteProvisioning(line.ProvisioningContext);
        json.WriteString("orderGroup"u8, line.OrderGroup);
        if (!line.Addons.IsDefault)
        {
            json.WriteStartArray("addonItems"u8);
            foreach (var addon in line.Addons)
                Write(json, addon);
            json.WriteEndArray();
        }

        json.WriteRenewsTo(line.RenewsToTerm);
        WriteError(json, line.Error);
        json.WriteIfGiven("customTermEndDate"u8, line.CustomTermEnd);
        json.WriteIfGiven("attestationAccepted"u8, line.AttestationAccepted);
        json.WriteEndObject();
    }

    private static void WriteParticipants(Utf8JsonWriter json, ImmutableArray<Participant> participants)
    {
        if (participants.IsDefault)
            return;
        json.WriteStartArray("participants"u8);
        foreach (var (kind, id) in participants)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, EnumSpellings.ParticipantKind.Of(kind));
            json.WriteString("value"u8, id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The code goes out as a number: named ones fail in several clients (contract.md 5.6).</summary>
    private static void WriteError(Utf8JsonWriter json, LineError? error)
    {
        if (error is null)
            return;
        json.WriteStartObject("error"u8);
        json.WriteNumber("errorCode"u8, (int)error.Code);
        json.WriteString("errorDescription"u8, error.Description);
        if (error.AvailableQuantity is not null || error.PurchasedQuantity is not null)
        {
            json.WriteStartObject("additionalInformation"u8);
            if (error.AvailableQuantity is { } available)
                json.WriteNumber("availableQuantity"u8, available);
            if (error.PurchasedQuantity is { } purchased)
                json.WriteNumber("purchasedQuantity"u8, purchased);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

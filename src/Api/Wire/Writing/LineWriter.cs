using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes the lines of carts (contract.md 5.2, 5.3) and of orders (contract.md 5.5).</summary>
internal static class LineWriter
{
    /// <summary>Writes a line of a cart, or an addon of one.</summary>
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

        json.WritePricing(line.Pricing);
        json.WriteRenewsTo(line.RenewsToTerm);
        WriteError(json, line.Error);
        json.WriteIfGiven("customTermEndDate"u8, line.CustomTermEnd);
        json.WriteIfGiven("attestationAccepted"u8, line.AttestationAccepted);
        json.WriteCommitment(line.PurchaseCommitment);
#if NEXT_VERSION
        json.WriteIfGiven("ofTheNextVersion"u8, line.OfTheNextVersion);
#endif
        json.WriteEndObject();
    }

    /// <summary>Writes a line of an order.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="order">The order.</param>
    /// <param name="number">The line's place in it, from 0.</param>
    /// <param name="withPrice">Whether what it costs is asked for (contract.md 16.3).</param>
    public static void Write(Utf8JsonWriter json, Order order, int number, bool withPrice)
    {
        var line = order.Lines[number];
        json.WriteStartObject();
        json.WriteNumber("lineItemNumber"u8, number);
        json.WriteString("offerId"u8, line.OfferId);
        json.WriteIfGiven("subscriptionId"u8, line.SubscriptionId);
        json.WriteIfGiven("parentSubscriptionId"u8, line.ParentSubscriptionId);
        json.WriteIfGiven("termDuration"u8, line.TermDuration);
        json.WriteString("transactionType"u8, "New"u8);
        json.WriteIfGiven("friendlyName"u8, line.FriendlyName);
        json.WriteNumber("quantity"u8, line.Quantity);
        json.WriteIfGiven("promotionId"u8, line.PromotionId);
        json.WriteIfGiven("customTermEndDate"u8, line.CustomTermEnd);
        json.WriteRenewsTo(line.RenewsToTerm);
        json.WriteProvisioning(line.ProvisioningContext);
        json.WriteIfGiven("attestationAccepted"u8, line.AttestationAccepted);
        json.WriteCommitment(line.PurchaseCommitment);
        WriteResellers(json, line.Participants);
        if (withPrice)
            json.WritePricing(line.Pricing);
        LinkWriter.WriteLinks(json, order, line, number);
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
            json.WriteIfGiven("availableQuantity"u8, error.AvailableQuantity);
            json.WriteIfGiven("purchasedQuantity"u8, error.PurchasedQuantity);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteResellers(Utf8JsonWriter json, ImmutableArray<Participant> participants)
    {
        if (participants.IsDefaultOrEmpty)
            return;

        json.WriteIfGiven("partnerIdOnRecord"u8, participants.Reseller());
        if (!participants.Any(participant => participant.Kind == ParticipantKind.AdditionalTransactionReseller))
            return;

        json.WriteStartArray("additionalPartnerIdsOnRecord"u8);
        foreach (var (kind, id) in participants)
            if (kind == ParticipantKind.AdditionalTransactionReseller)
                json.WriteStringValue(id);
        json.WriteEndArray();
    }
}

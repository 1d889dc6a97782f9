using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a line of an order (contract.md 5.5).</summary>
internal static class OrderLineWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="line">The line.</param>
    /// <param name="number">Its place in its order, from 0.</param>
    public static void Write(Utf8JsonWriter json, OrderLine line, int number)
    {
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
        WriteResellers(json, line.Participants);
        LinkWriter.WriteItem(json, line.OfferId);
        json.WriteEndObject();
    }

    private static void WriteResellers(Utf8JsonWriter json, ImmutableArray<Participant> participants)
    {
        if (participants.IsDefaultOrEmpty)
            return;

        var first = participants.FirstOrDefault(participant => participant.Kind == ParticipantKind.TransactionReseller);
        json.WriteIfGiven("partnerIdOnRecord"u8, first.Id);
        if (!participants.Any(participant => participant.Kind == ParticipantKind.AdditionalTransactionReseller))
            return;

        json.WriteStartArray("additionalPartnerIdsOnRecord"u8);
        foreach (var (kind, id) in participants)
            if (kind == ParticipantKind.AdditionalTransactionReseller)
                json.WriteStringValue(id);
        json.WriteEndArray();
    }
}

using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a subscription (contract.md 21.2), only with values that all clients can read.</summary>
internal static class SubscriptionWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="customer">Whose it is.</param>
    /// <param name="subscription">The subscription.</param>
    /// <param name="item">What the catalog says of the item now; null when it has left it, or there is none.</param>
    public static void Write(Utf8JsonWriter json, Guid customer, Subscription subscription, CatalogItem? item)
    {
        var self = LinkWriter.Subscription(customer, subscription.Id);
        json.WriteStartObject();
        json.WriteString("id"u8, subscription.Id);
        json.WriteString("offerId"u8, subscription.OfferId);
        json.WriteString("offerName"u8, item?.Title ?? subscription.FriendlyName ?? subscription.OfferId);
        json.WriteIfGiven("friendlyName"u8, subscription.FriendlyName);
        ProductTypes.Write(json, subscription.Kind);
        json.WriteNumber("quantity"u8, subscription.Quantity);
        json.WriteString("unitType"u8, UnitOf(subscription));
        json.WriteIfGiven("parentSubscriptionId"u8, subscription.ParentSubscriptionId);
        json.WriteBoolean("hasPurchasableAddons"u8, subscription.IsLegacy);
        json.WriteTime("creationDate"u8, subscription.Start);
        json.WriteTime("effectiveStartDate"u8, subscription.Start);
        json.WriteTime("commitmentEndDate"u8, subscription.End);
        json.WriteTime("commitmentEndDateTime"u8, LastSecond(subscription.End));
        json.WriteTime("billingCycleEndDate"u8, subscription.ChargedUntil);
        json.WriteTime("billingCycleEndDateTime"u8, LastSecond(subscription.ChargedUntil));
        if (subscription.Kind is ItemKind.License or ItemKind.SoftwareSubscription)
            json.WriteTime("cancellationAllowedUntilDate"u8, LastMinuteToCancel(subscription));
        json.WriteString("status"u8, subscription.Status);
        json.WriteBoolean("autoRenewEnabled"u8, subscription.Renews);
        json.WriteBoolean("isTrial"u8, subscription.Kind is ItemKind.Trial);
        json.WriteString("billingType"u8, BillingTypeOf(subscription));
        json.WriteString("billingCycle"u8, EnumSpellings.BillingCycle.Of(subscription.BillingCycle));
        json.WriteIfGiven("termDuration"u8, subscription.TermDuration);
        json.WriteString("renewalTermDuration"u8, subscription.RenewsToTerm ?? "");
        json.WriteBoolean("isMicrosoftProduct"u8, subscription.Kind is not ItemKind.Saas);
        json.WriteString("partnerId"u8, subscription.PartnerId ?? "");
        json.WriteIfGiven("promotionId"u8, subscription.PromotionId);
        json.WriteBoolean("attentionNeeded"u8, false);
        json.WriteBoolean("actionTaken"u8, false);
        json.WriteString("contractType"u8, "subscription"u8);
        WriteLinks(json, customer, subscription, self);
        json.WriteString("publisherName"u8, "Microsoft Corporation"u8);
        json.WriteIfGiven("orderId"u8, subscription.OrderId);
        json.WriteAttributes("Subscription"u8);
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, Guid customer, Subscription subscription, string self)
    {
        json.WriteStartObject("links"u8);
        if (subscription.IsLegacy)
        {
            LinkWriter.Write(
                json,
                "offer"u8,
                $"/offers/{Uri.EscapeDataString(subscription.OfferId)}?country={subscription.Country}"
            );
            if (subscription.ParentSubscriptionId is { } parent)
                LinkWriter.Write(json, "parentSubscription"u8, LinkWriter.Subscription(customer, parent));
        }
        else
            LinkWriter.WriteItem(json, subscription.OfferId, subscription.Country);
        LinkWriter.Write(json, "self"u8, self);
        if (subscription.Kind is ItemKind.Saas)
            LinkWriter.Write(json, "activationLinks"u8, $"{self}/activationlinks");
        json.WriteEndObject();
    }

    private static string UnitOf(Subscription subscription) =>
        subscription.Kind switch
        {
            ItemKind.SavingsPlan => "Benefit",
            _ when IsUsage(subscription) => "Usage-based",
            _ => "Licenses",
        };

    private static string BillingTypeOf(Subscription subscription) =>
        subscription.Kind switch
        {
            ItemKind.SavingsPlan => "benefit",
            _ when IsUsage(subscription) => "usage",
            _ => "license",
        };

    private static bool IsUsage(Subscription subscription) =>
        subscription.Kind is ItemKind.AzurePlan
        || subscription.OfferId.StartsWith("MS-AZR-", StringComparison.OrdinalIgnoreCase);

    private static DateTimeOffset LastMinuteToCancel(Subscription subscription) =>
        new DateTimeOffset(subscription.Start.UtcDateTime.Date, TimeSpan.Zero).AddDays(7).AddHours(24).AddMinutes(-1);

    private static DateTimeOffset LastSecond(DateTimeOffset day) => day.AddDays(1).AddSeconds(-1);
}

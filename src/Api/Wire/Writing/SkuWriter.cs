using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a SKU (contract.md 22.2).</summary>
internal static class SkuWriter
{
    /// <summary>What has no largest quantity: a number that every client can read.</summary>
    private const int Unlimited = 999_999_999;

    // What the catalog file says of these is said by other members already.
    private static readonly FrozenSet<string> OwnAttributes = FrozenSet.ToFrozenSet([
        "isMicrosoftProduct",
        "hasConstraints",
        "isAddon",
        "prerequisiteSkus",
        "upgradeTargetOffers",
    ]);

    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="sku">The SKU's availabilities, one at least; the first speaks for all.</param>
    public static void Write(Utf8JsonWriter json, CatalogBrowser browser, CatalogAvailability[] sku)
    {
        var first = sku[0];
        var item = first.Item;
        var uri = CatalogUri.Of(first, browser.Country);
        json.WriteStartObject();
        json.WriteString("id"u8, first.SkuId);
        json.WriteString("productId"u8, first.ProductId);
        json.WriteString("title"u8, item.Title ?? item.Id);
        json.WriteString("description"u8, item.Description ?? item.Title ?? item.Id);
        json.WriteNumber("minimumQuantity"u8, item.MinQuantity);
        json.WriteNumber("maximumQuantity"u8, Math.Min(item.MaxQuantity, Unlimited));
        json.WriteBoolean("isTrial"u8, item.Kind is ItemKind.Trial);
        json.WriteTexts("supportedBillingCycles"u8, CyclesOf(sku));
        json.WriteTexts("purchasePrerequisites"u8, item.Prerequisites);
        json.WriteTexts("inventoryVariables"u8, item.InventoryVariables);
        json.WriteTexts("provisioningVariables"u8, item.Provisioning);
        json.WriteTexts("actions"u8, ["Refund"]);
        WriteAttributes(json, item, ProductWriter.IsMicrosoft(item, browser.DescriptionOf(first)));
        WriteAttestation(json, item);
        WriteCommitment(json, item.MinCommitment);
        json.WriteStartObject("links"u8);
        LinkWriter.Write(json, "availabilities"u8, uri.Availabilities);
        LinkWriter.Write(json, "self"u8, uri.Sku);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<string> CyclesOf(CatalogAvailability[] sku) =>
        sku.SelectMany(availability => availability.Item.Plans)
            .Select(plan => EnumSpellings.BillingCycle.Of(plan.Cycle).Value)
            .Distinct();

    /// <summary>
    /// The members that are no texts are for online services only: one client reads all of these as texts, and has none
    /// of those services.
    /// </summary>
    private static void WriteAttributes(Utf8JsonWriter json, CatalogItem item, bool isMicrosoft)
    {
        json.WriteStartObject("dynamicAttributes"u8);
        var isOnline = item.Kind is ItemKind.License or ItemKind.Trial;
        if (isOnline)
        {
            json.WriteBoolean("isMicrosoftProduct"u8, isMicrosoft);
            json.WriteBoolean("hasConstraints"u8, item.IsModernAddon);
            json.WriteBoolean("isAddon"u8, item.IsModernAddon);
            json.WriteTexts("prerequisiteSkus"u8, item.RequiredSkus());
            json.WriteTexts("upgradeTargetOffers"u8, []);
        }

        foreach (var (name, value) in item.Attributes)
            if (!isOnline || !OwnAttributes.Contains(name))
                json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteAttestation(Utf8JsonWriter json, CatalogItem item)
    {
        if (!item.NeedsAttestation)
            return;
        json.WriteStartObject("attestationProperties"u8);
        json.WriteString("attestationType"u8, "Required"u8);
        json.WriteBoolean("enforceAttestation"u8, true);
        json.WriteEndObject();
    }

    private static void WriteCommitment(Utf8JsonWriter json, PurchaseCommitment? least)
    {
        if (least is null)
            return;
        json.WriteStartObject("minimumPurchaseCommitment"u8);
        // Hourly is all there is.
        json.WriteString("grain"u8, "Hourly"u8);
        if (least.Currency is { } currency)
            json.WriteCurrency("currencyCode"u8, currency.ToUpperInvariant());
        json.WriteIfGiven("amount"u8, least.Amount?.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}

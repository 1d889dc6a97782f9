using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes products and SKUs (contract.md 22.2).</summary>
internal static class ProductWriter
{
    /// <summary>What has no largest quantity: a number that every client can read.</summary>
    private const int Unlimited = 999_999_999;

    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="items">The product's items, one at least.</param>
    public static void WriteProduct(Utf8JsonWriter json, CatalogBrowser browser, CatalogItem[] items)
    {
        var first = items[0];
        var described = browser.DescriptionOf(first);
        var uri = ProductUri(first);
        json.WriteStartObject();
        json.WriteString("id"u8, CatalogBrowser.PartsOf(first)[0]);
        json.WriteString("title"u8, described?.Title ?? first.Title ?? first.Id);
        json.WriteString("description"u8, described?.Description ?? first.Description ?? first.Title ?? first.Id);
        ProductTypes.Write(json, first.Kind, described);
        json.WriteBoolean("isMicrosoftProduct"u8, IsMicrosoft(first, described));
        json.WriteString("publisherName"u8, described?.Publisher ?? "Microsoft Corporation");
        WriteLinks(json, "skus"u8, $"{uri}/skus", uri, browser.Country);
        json.WriteEndObject();
    }

    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="items">The SKU's items, one at least.</param>
    public static void WriteSku(Utf8JsonWriter json, CatalogBrowser browser, CatalogItem[] items)
    {
        var first = items[0];
        var parts = CatalogBrowser.PartsOf(first);
        var uri = SkuUri(first);
        json.WriteStartObject();
        json.WriteString("id"u8, parts[1]);
        json.WriteString("productId"u8, parts[0]);
        json.WriteString("title"u8, first.Title ?? first.Id);
        json.WriteString("description"u8, first.Description ?? first.Title ?? first.Id);
        json.WriteNumber("minimumQuantity"u8, first.MinQuantity);
        json.WriteNumber("maximumQuantity"u8, first.MaxQuantity == int.MaxValue ? Unlimited : first.MaxQuantity);
        json.WriteBoolean("isTrial"u8, first.Kind is ItemKind.Trial);
        WriteCycles(json, items);
        WriteTexts(json, "purchasePrerequisites"u8, first.Prerequisites);
        WriteTexts(json, "inventoryVariables"u8, first.InventoryVariables);
        WriteTexts(json, "provisioningVariables"u8, first.Provisioning);
        WriteTexts(json, "actions"u8, ["Refund"]);
        WriteAttributes(json, first, browser.DescriptionOf(first));
        if (first.NeedsAttestation)
        {
            json.WriteStartObject("attestationProperties"u8);
            json.WriteString("attestationType"u8, "Required"u8);
            json.WriteBoolean("enforceAttestation"u8, true);
            json.WriteEndObject();
        }

        WriteCommitment(json, first.MinCommitment);
        WriteLinks(json, "availabilities"u8, $"{uri}/availabilities", uri, browser.Country);
        json.WriteEndObject();
    }

    public static string ProductUri(CatalogItem item) =>
        $"/products/{Uri.EscapeDataString(CatalogBrowser.PartsOf(item)[0])}";

    public static string SkuUri(CatalogItem item) =>
        $"{ProductUri(item)}/skus/{Uri.EscapeDataString(CatalogBrowser.PartsOf(item)[1])}";

    public static void WriteCurrency(Utf8JsonWriter json, ReadOnlySpan<byte> name, string code)
    {
        json.WriteStartObject(name);
        json.WriteString("code"u8, code);
        json.WriteString("symbol"u8, code == "USD" ? "$" : CurrencySymbols.Find(code) ?? code);
        json.WriteEndObject();
    }

    private static bool IsMicrosoft(CatalogItem item, CatalogProduct? described) =>
        described?.IsMicrosoft ?? item.Kind is not ItemKind.Saas;

    private static void WriteCycles(Utf8JsonWriter json, CatalogItem[] items)
    {
        json.WriteStartArray("supportedBillingCycles"u8);
        foreach (var cycle in items.SelectMany(item => item.Plans).Select(plan => plan.Cycle).Distinct())
            json.WriteStringValue(EnumSpellings.BillingCycle.Of(cycle));
        json.WriteEndArray();
    }

    /// <summary>
    /// The array of prerequisites is for online services only: one client reads all of these as texts, and has none of
    /// those.
    /// </summary>
    private static void WriteAttributes(Utf8JsonWriter json, CatalogItem item, CatalogProduct? described)
    {
        json.WriteStartObject("dynamicAttributes"u8);
        if (item.Kind is ItemKind.License or ItemKind.Trial)
        {
            json.WriteBoolean("isMicrosoftProduct"u8, IsMicrosoft(item, described));
            json.WriteBoolean("hasConstraints"u8, item.IsModernAddon);
            json.WriteBoolean("isAddon"u8, item.IsModernAddon);
            json.WriteStartArray("prerequisiteSkus"u8);
            foreach (var sku in item.RequiredSkus())
                json.WriteStringValue(sku);
            json.WriteEndArray();
            json.WriteStartArray("upgradeTargetOffers"u8);
            json.WriteEndArray();
        }

        foreach (var (name, value) in item.Attributes)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteCommitment(Utf8JsonWriter json, PurchaseCommitment? least)
    {
        if (least is null)
            return;
        json.WriteStartObject("minimumPurchaseCommitment"u8);
        json.WriteString("grain"u8, least.Grain is { } grain ? Capitalised(grain) : "Hourly");
        if (least.Currency is { } currency)
            WriteCurrency(json, "currencyCode"u8, currency.ToUpperInvariant());
        if (least.Amount is { } amount)
            json.WriteString("amount"u8, amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static string Capitalised(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteLinks(
        Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        string uri,
        string self,
        string country
    )
    {
        json.WriteStartObject("links"u8);
        LinkWriter.Write(json, name, $"{uri}?country={country}");
        LinkWriter.Write(json, "self"u8, $"{self}?country={country}");
        json.WriteEndObject();
    }
}

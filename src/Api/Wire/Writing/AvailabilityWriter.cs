using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes an availability: what a catalog item id stands for (contract.md 22.3).</summary>
internal static class AvailabilityWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="browser">The catalog as it is shown.</param>
    /// <param name="item">The item.</param>
    /// <param name="currency">What it is bought in where nothing else is said.</param>
    public static void Write(Utf8JsonWriter json, CatalogBrowser browser, CatalogItem item, string currency)
    {
        var parts = CatalogBrowser.PartsOf(item);
        json.WriteStartObject();
        json.WriteString("id"u8, parts[2]);
        json.WriteString("productId"u8, parts[0]);
        json.WriteString("skuId"u8, parts[1]);
        json.WriteString("catalogItemId"u8, item.Id);
        ProductWriter.WriteCurrency(json, "defaultCurrency"u8, currency);
        json.WriteString("segment"u8, item.Segment);
        json.WriteString("country"u8, browser.Country);
        json.WriteBoolean("isPurchasable"u8, true);
        json.WriteBoolean("isRenewable"u8, item.Renews);
        var terms = TermsOf(item);
        WriteRenewal(json, item, terms);
        json.WriteStartArray("terms"u8);
        foreach (var (cycle, term) in terms)
            WriteTerm(json, item, cycle, term);
        json.WriteEndArray();
        json.WritePropertyName("product"u8);
        ProductWriter.WriteProduct(json, browser, browser.Product(parts[0]));
        json.WritePropertyName("sku"u8);
        ProductWriter.WriteSku(json, browser, browser.Sku(parts[0], parts[1]));
        json.WriteStartObject("links"u8);
        LinkWriter.Write(
            json,
            "self"u8,
            $"{ProductWriter.SkuUri(item)}/availabilities/{Uri.EscapeDataString(parts[2])}?country={browser.Country}"
        );
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>
    /// One for each cycle and term that is sold; one of an empty term where there are none: clients take the first
    /// without asking whether there is one.
    /// </summary>
    private static (BillingCycle Cycle, string Term)[] TermsOf(CatalogItem item) =>
        [
            .. item.Plans.SelectMany(plan =>
                plan.Terms.IsDefaultOrEmpty ? [(plan.Cycle, "")] : plan.Terms.Select(term => (plan.Cycle, term))
            ),
        ];

    private static void WriteRenewal(Utf8JsonWriter json, CatalogItem item, (BillingCycle Cycle, string Term)[] terms)
    {
        json.WriteStartArray("renewalInstructions"u8);
        if (item.Renews)
        {
            json.WriteStartObject();
            json.WriteStartArray("applicableTermIds"u8);
            foreach (var (cycle, term) in terms)
                json.WriteStringValue(TermId(item, cycle, term));
            json.WriteEndArray();
            json.WriteStartArray("renewalOptions"u8);
            json.WriteStartObject();
            json.WriteString("renewToId"u8, item.Sku);
            json.WriteBoolean("isAutoRenewable"u8, true);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTerm(Utf8JsonWriter json, CatalogItem item, BillingCycle cycle, string term)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, TermId(item, cycle, term));
        json.WriteString("duration"u8, term);
        json.WriteString("description"u8, term.Length == 0 ? $"Billed {cycle}" : $"Term {term}, billed {cycle}");
        // Text in the clients' models, in the spelling of their enums.
        json.WriteString("billingCycle"u8, cycle.ToString());
        json.WriteStartArray("cancellationPolicies"u8);
        if (item.Kind is ItemKind.License or ItemKind.SoftwareSubscription)
        {
            json.WriteStartObject();
            json.WriteStartArray("refundOptions"u8);
            json.WriteStartObject();
            json.WriteNumber("sequenceId"u8, 0);
            json.WriteString("type"u8, "Full"u8);
            json.WriteString("expiresAfter"u8, "P7D"u8);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (item.Kind is ItemKind.Trial)
            WriteRenewalOptions(json);
        json.WriteEndObject();
    }

    private static void WriteRenewalOptions(Utf8JsonWriter json)
    {
        json.WriteStartArray("renewalOptions"u8);
        foreach (var (term, description) in (ReadOnlySpan<(string, string)>)[("P1M", "One month"), ("P1Y", "One year")])
        {
            json.WriteStartObject();
            json.WriteString("termDuration"u8, term);
            json.WriteString("description"u8, description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The same as long as the item, the cycle and the term are.</summary>
    private static string TermId(CatalogItem item, BillingCycle cycle, string term) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Id.ToUpperInvariant()}/{cycle}/{term}")).AsSpan(0, 6)
        );
}

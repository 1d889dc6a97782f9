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
    /// <param name="availability">The availability.</param>
    /// <param name="currency">What it is bought in where nothing else is said.</param>
    public static void Write(
        Utf8JsonWriter json,
        CatalogBrowser browser,
        CatalogAvailability availability,
        string currency
    )
    {
        var item = availability.Item;
        var terms = TermsOf(item);
        json.WriteStartObject();
        json.WriteString("id"u8, availability.Id);
        json.WriteString("productId"u8, availability.ProductId);
        json.WriteString("skuId"u8, availability.SkuId);
        json.WriteString("catalogItemId"u8, item.Id);
        json.WriteCurrency("defaultCurrency"u8, currency);
        json.WriteString("segment"u8, item.Segment);
        json.WriteString("country"u8, browser.Country);
        json.WriteBoolean("isPurchasable"u8, true);
        json.WriteBoolean("isRenewable"u8, item.Renews);
        WriteRenewal(json, item, terms);
        json.WriteStartArray("terms"u8);
        foreach (var (cycle, term) in terms)
            WriteTerm(json, item, cycle, term);
        json.WriteEndArray();
        json.WritePropertyName("product"u8);
        ProductWriter.Write(json, browser, browser.Product(availability.ProductId));
        json.WritePropertyName("sku"u8);
        SkuWriter.Write(json, browser, browser.Sku(availability.ProductId, availability.SkuId));
        LinkWriter.WriteSelf(json, CatalogUri.Of(availability, browser.Country).Availability);
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
            json.WriteTexts("applicableTermIds"u8, terms.Select(term => TermId(item, term.Cycle, term.Term)));
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
        json.WriteString(
            "description"u8,
            term.Length == 0 ? $"Without a term, billed {cycle}" : $"Term {term}, billed {cycle}"
        );
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

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes promotions (contract.md 22.5).</summary>
internal static class PromotionWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="promotion">The promotion.</param>
    /// <param name="withConstraints">Whether its limits are shown: of one that is read alone.</param>
    public static void Write(Utf8JsonWriter json, Promotion promotion, bool withConstraints)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, promotion.Id);
        json.WriteString("name"u8, promotion.Name ?? promotion.Id);
        json.WriteString("description"u8, promotion.Description ?? promotion.Name ?? promotion.Id);
        json.WriteTime("startDate"u8, promotion.Start);
        json.WriteTime("endDate"u8, promotion.End);
        json.WriteStartObject("properties"u8);
        json.WriteBoolean("isAutoApplicable"u8, promotion.IsAutoApplicable);
        json.WriteEndObject();
        json.WriteStartArray("requiredProducts"u8);
        foreach (var product in promotion.Products)
            WriteProduct(json, product);
        json.WriteEndArray();
        if (withConstraints)
            WriteConstraints(json, promotion);
        json.WriteEndObject();
    }

    /// <summary>The members of a term; without those that may be any. Spelled as the clients' models have it.</summary>
    public static void WriteTerm(Utf8JsonWriter json, BillingCycle? cycle, string? duration)
    {
        json.WriteIfGiven("duration"u8, duration);
        json.WriteIfGiven("billingCycle"u8, cycle?.ToString());
    }

    private static void WriteProduct(Utf8JsonWriter json, PromotedProduct product)
    {
        json.WriteStartObject();
        json.WriteString("productId"u8, product.ProductId);
        json.WriteString("skuId"u8, product.SkuId);
        json.WriteStartObject("term"u8);
        WriteTerm(json, product.Cycle, product.Term);
        json.WriteEndObject();
        json.WriteStartArray("pricingPolicies"u8);
        foreach (var policy in product.Policies)
        {
            json.WriteStartObject();
            json.WriteString("policyType"u8, policy.Type);
            json.WriteString("value"u8, policy.Value.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConstraints(Utf8JsonWriter json, Promotion promotion)
    {
        json.WriteStartObject("promotionConstraints"u8);
        WriteRanges(json, "seatConstraints"u8, "minSeats"u8, "maxSeats"u8, promotion.Seats);
        WriteRanges(json, "assetOwnershipLimits"u8, "minAssets"u8, "maxAssets"u8, promotion.Redemptions);
        json.WriteStartArray("eligibilityConstraints"u8);
        if (promotion.IsForFirstPurchase)
        {
            json.WriteStartObject();
            json.WriteBoolean("isApplicable"u8, true);
            json.WriteString("type"u8, "FirstPurchase"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("productOwnershipConstraints"u8);
        foreach (var list in promotion.OwnedProducts)
        {
            json.WriteStartArray();
            foreach (var id in list)
            {
                json.WriteStartObject();
                json.WriteString("bigId"u8, id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRanges(
        Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> least,
        ReadOnlySpan<byte> most,
        ImmutableArray<PromotionRange> ranges
    )
    {
        json.WriteStartArray(name);
        foreach (var range in ranges)
        {
            json.WriteStartObject();
            json.WriteNumber(least, range.Min);
            json.WriteNumber(most, range.Max);
            json.WriteIfGiven("type"u8, range.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

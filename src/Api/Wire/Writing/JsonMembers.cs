using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// Members that carts and orders share. What is not there is left out, never written as null (contract.md 4 Writing 3).
/// </summary>
internal static class JsonMembers
{
    public static void WriteIfGiven(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    public static void WriteIfGiven(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } given)
            json.WriteNumber(name, given);
    }

    public static void WriteIfGiven(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? flag)
    {
        if (flag is { } given)
            json.WriteBoolean(name, given);
    }

    /// <summary>
    /// UTC with up to 7 digits of fraction and no trailing zeros, which is how the writer spells a UTC
    /// <see cref="DateTime"/> (contract.md 4 Writing 5).
    /// </summary>
    public static void WriteTime(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime);

    public static void WriteIfGiven(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } given)
            json.WriteTime(name, given);
    }

    public static void WriteTexts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>An object whose members are texts.</summary>
    public static void WriteTextMap(
        this Utf8JsonWriter json,
        ReadOnlySpan<byte> name,
        ImmutableArray<KeyValuePair<string, string>> texts
    )
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }

    public static void WriteRenewsTo(this Utf8JsonWriter json, string? term)
    {
        if (term is null)
            return;
        json.WriteStartObject("renewsTo"u8);
        json.WriteString("termDuration"u8, term);
        json.WriteEndObject();
    }

    /// <summary>All five prices, or none (contract.md 16.1).</summary>
    public static void WritePricing(this Utf8JsonWriter json, Pricing? pricing)
    {
        if (pricing is null)
            return;
        json.WriteStartObject("pricing"u8);
        json.WriteNumber("listPrice"u8, pricing.ListPrice);
        json.WriteNumber("discountedPrice"u8, pricing.DiscountedPrice);
        json.WriteNumber("proratedPrice"u8, pricing.ProratedPrice);
        json.WriteNumber("price"u8, pricing.Price);
        json.WriteNumber("extendedPrice"u8, pricing.ExtendedPrice);
        json.WriteEndObject();
    }

    public static void WriteCommitment(this Utf8JsonWriter json, PurchaseCommitment? commitment)
    {
        if (commitment is null)
            return;
        json.WriteStartObject("purchaseCommitment"u8);
        if (commitment.Amount is { } amount)
            json.WriteNumber("amount"u8, amount);
        json.WriteIfGiven("currency"u8, commitment.Currency);
        json.WriteIfGiven("grain"u8, commitment.Grain);
        json.WriteEndObject();
    }

    /// <summary>Default is left out; empty is written, as the client wrote it (contract.md 13 row 18).</summary>
    public static void WriteProvisioning(this Utf8JsonWriter json, ImmutableArray<KeyValuePair<string, string>> context)
    {
        if (context.IsDefault)
            return;
        json.WriteTextMap("provisioningContext"u8, context);
    }

    /// <summary>Only a cart has an ETag among its attributes.</summary>
    public static void WriteAttributes(this Utf8JsonWriter json, ReadOnlySpan<byte> objectType, string? etag = null)
    {
        json.WriteStartObject("attributes"u8);
        json.WriteIfGiven("etag"u8, etag);
        json.WriteString("objectType"u8, objectType);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes partners and customers (contract.md 23).</summary>
internal static class ProfileWriter
{
    /// <summary>What a partner is called whom the catalog file does not name.</summary>
    private const string NoName = "Partner";

    /// <summary>One client takes the country and the culture from it, and breaks where there is no address.</summary>
    public static void WriteOrganization(Utf8JsonWriter json, Guid tenant, CatalogPartner? partner, string country)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, tenant);
        json.WriteString("companyName"u8, partner?.Name ?? NoName);
        json.WriteStartObject("defaultAddress"u8);
        json.WriteString("country"u8, partner?.Country ?? country);
        json.WriteEndObject();
        json.WriteString("tenantId"u8, tenant);
        json.WriteString("domain"u8, "partner.example"u8);
        json.WriteString("email"u8, "partner@partner.example"u8);
        WriteCulture(json);
        json.WriteString("profileType"u8, "OrganizationProfile"u8);
        LinkWriter.WriteSelf(json, "/profiles/organization");
        json.WriteAttributes("OrganizationProfile"u8);
        json.WriteEndObject();
    }

    public static void WriteMpn(Utf8JsonWriter json, string mpnId, string? name)
    {
        json.WriteStartObject();
        json.WriteString("mpnId"u8, mpnId);
        json.WriteString("partnerName"u8, name ?? NoName);
        json.WriteString("profileType"u8, "MpnProfile"u8);
        LinkWriter.WriteSelf(json, "/profiles/mpn");
        json.WriteAttributes("MpnProfile"u8);
        json.WriteEndObject();
    }

    /// <param name="json">Where to.</param>
    /// <param name="id">The customer.</param>
    /// <param name="customer">What the catalog says of it; null for nothing.</param>
    /// <param name="country">Of a customer who is read alone; null in a list, which has no addresses.</param>
    public static void WriteCustomer(Utf8JsonWriter json, Guid id, CatalogCustomer? customer, string? country)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteStartObject("companyProfile"u8);
        json.WriteString("tenantId"u8, id);
        json.WriteString("domain"u8, customer?.Domain ?? "customer.example");
        json.WriteString("companyName"u8, customer?.Name ?? $"Customer {id:D}");
        if (country is not null)
        {
            json.WriteStartObject("address"u8);
            json.WriteString("country"u8, country);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (country is not null)
        {
            json.WriteStartObject("billingProfile"u8);
            WriteCulture(json);
            json.WriteStartObject("defaultAddress"u8);
            json.WriteString("country"u8, country);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteBoolean("allowDelegatedAccess"u8, true);
        }

        json.WriteString("relationshipToPartner"u8, "reseller"u8);
        LinkWriter.WriteSelf(json, $"/customers/{id:D}");
        json.WriteAttributes("Customer"u8);
        json.WriteEndObject();
    }

    private static void WriteCulture(Utf8JsonWriter json)
    {
        json.WriteString("culture"u8, "en-US"u8);
        json.WriteString("language"u8, "en"u8);
    }
}

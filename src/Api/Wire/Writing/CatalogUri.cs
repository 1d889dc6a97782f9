using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// Where a product, its SKU and its availability are read, without /v1: clients put it in front themselves. Each ends
/// in the country whose catalog it is (contract.md 15.1 row 4).
/// </summary>
internal readonly struct CatalogUri
{
    private readonly string _product;
    private readonly string _sku;
    private readonly string _availability;
    private readonly string _query;

    /// <param name="product">The product's id.</param>
    /// <param name="sku">The SKU's.</param>
    /// <param name="availability">The availability's.</param>
    /// <param name="country">Two capital letters; null leaves it out.</param>
    private CatalogUri(string product, string sku, string availability, string? country)
    {
        _product = $"/products/{Uri.EscapeDataString(product)}";
        _sku = $"{_product}/skus/{Uri.EscapeDataString(sku)}";
        _availability = $"{_sku}/availabilities/{Uri.EscapeDataString(availability)}";
        _query = country is null ? "" : $"?country={country}";
    }

    public string Product => $"{_product}{_query}";

    public string Skus => $"{_product}/skus{_query}";

    public string Sku => $"{_sku}{_query}";

    public string Availabilities => $"{_sku}/availabilities{_query}";

    public string Availability => $"{_availability}{_query}";

    public static CatalogUri Of(CatalogAvailability item, string country) =>
        new(item.ProductId, item.SkuId, item.Id, country);

    /// <summary>Null for a legacy id, which is no resource of the catalog.</summary>
    public static CatalogUri? Of(string catalogItemId, string? country) =>
        !CatalogItemId.IsLegacy(catalogItemId) && CatalogItemId.Split(catalogItemId) is var (product, sku, availability)
            ? new CatalogUri(product, sku, availability, country)
            : null;
}

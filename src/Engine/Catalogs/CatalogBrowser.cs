using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// What a catalog shows before a purchase (contract.md 22): the availabilities of SKUs of products that are sold in a
/// country. Ids compare without case.
/// </summary>
/// <param name="catalog">The catalog.</param>
/// <param name="country">What is not sold there is not shown; two capital letters.</param>
/// <param name="showsSavingsPlans">Whether savings plans are shown: to a customer who has an Azure plan.</param>
public sealed class CatalogBrowser(Catalog catalog, string country, bool showsSavingsPlans)
{
    /// <summary>The country whose catalog it is, two capital letters.</summary>
    public string Country => country;

    /// <summary>
    /// The availabilities of each product of the view, in the order of the catalog; null for a view there is not.
    /// </summary>
    /// <param name="view">In any case, such as OnlineServices or Azure.</param>
    /// <param name="segment">Only products with an availability for it; null for all.</param>
    public IReadOnlyList<CatalogAvailability[]>? Products(string view, string? segment)
    {
        if (CatalogViews.Find(view) is not { } isInView)
            return null;
        var products = catalog.Availabilities.Select(product =>
            product.Where(it => IsShown(it) && IsFor(it, segment) && isInView(it.Item.Kind, SubTypeOf(it))).ToArray()
        );
        return [.. products.Where(product => product.Length > 0)];
    }

    /// <summary>The product's availabilities; empty for a product there is not.</summary>
    public CatalogAvailability[] Product(string product) => [.. catalog.Availabilities[product].Where(IsShown)];

    /// <summary>The availabilities of each SKU of the product.</summary>
    /// <param name="product">The product's id.</param>
    /// <param name="segment">Only SKUs with an availability for it; null for all.</param>
    public IReadOnlyList<CatalogAvailability[]> Skus(string product, string? segment) =>
        [
            .. Product(product)
                .Where(it => IsFor(it, segment))
                .GroupBy(it => it.SkuId, StringComparer.OrdinalIgnoreCase)
                .Select(sku => sku.ToArray()),
        ];

    /// <summary>The SKU's availabilities; empty for a SKU there is not.</summary>
    public CatalogAvailability[] Sku(string product, string sku) =>
        [.. Product(product).Where(it => IsSame(it.SkuId, sku))];

    /// <summary>The SKU's availabilities for the segment; without one those for everybody but non-profits.</summary>
    public CatalogAvailability[] Availabilities(string product, string sku, string? segment) =>
        [
            .. Sku(product, sku)
                .Where(it => segment is null ? !IsFor(it, CatalogSegments.Nonprofit) : IsFor(it, segment)),
        ];

    /// <summary>Null for an availability there is not.</summary>
    public CatalogAvailability? Availability(string product, string sku, string availability) =>
        Sku(product, sku).FirstOrDefault(it => IsSame(it.Id, availability));

    /// <summary>What the catalog says of the product besides its items; null for nothing.</summary>
    public CatalogProduct? DescriptionOf(CatalogAvailability availability) =>
        catalog.Products.GetValueOrDefault(availability.ProductId);

    private string? SubTypeOf(CatalogAvailability availability) => DescriptionOf(availability)?.SubType;

    private bool IsShown(CatalogAvailability availability) =>
        availability.Item is { IsWithdrawn: false } item
        && (showsSavingsPlans || item.Kind is not ItemKind.SavingsPlan)
        && (item.Countries.IsEmpty || item.Countries.Contains(country, StringComparer.OrdinalIgnoreCase));

    private static bool IsFor(CatalogAvailability availability, string? segment) =>
        segment is null || IsSame(availability.Item.Segment, segment);

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

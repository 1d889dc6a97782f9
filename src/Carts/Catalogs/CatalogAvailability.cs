namespace PartnerCarts.Carts;

/// <summary>A modern item as what it is in the catalog: an availability of a SKU of a product.</summary>
/// <param name="Item">The item.</param>
/// <param name="ProductId">The first part of its id.</param>
/// <param name="SkuId">The second part.</param>
/// <param name="Id">The third part, which names the availability.</param>
public sealed record CatalogAvailability(CatalogItem Item, string ProductId, string SkuId, string Id)
{
    /// <summary>Null for a legacy item, which is no availability of anything.</summary>
    public static CatalogAvailability? Of(CatalogItem item) =>
        !item.IsLegacy && CatalogItemId.Split(item.Id) is var (product, sku, availability)
            ? new CatalogAvailability(item, product, sku, availability)
            : null;
}

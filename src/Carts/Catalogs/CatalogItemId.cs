namespace PartnerCarts.Carts;

/// <summary>The forms of a catalog item id (contract.md 7.1 item 7).</summary>
public static class CatalogItemId
{
    private const string AzurePrefix = "MS-AZR-";

    /// <summary>Three non-empty parts joined by colons, a GUID, or <c>MS-AZR-</c> and more.</summary>
    public static bool IsWellFormed(string id) => IsLegacy(id) || HasThreeParts(id);

    /// <summary>A GUID or <c>MS-AZR-…</c>: what an item without a catalog entry is taken for.</summary>
    public static bool IsLegacy(string id) =>
        (id.StartsWith(AzurePrefix, StringComparison.OrdinalIgnoreCase) && id.Length > AzurePrefix.Length)
        || Guid.TryParseExact(id, "D", out _);

    /// <summary>The first two of three parts, <c>product:sku</c>; a legacy id as it is.</summary>
    public static string SkuOf(string id) => HasThreeParts(id) ? id[..id.LastIndexOf(':')] : id;

    /// <summary>Whether <see cref="SkuOf"/> the id is that SKU, compared without case.</summary>
    public static bool IsOfSku(string id, string sku) =>
        (HasThreeParts(id) ? id.AsSpan(0, id.LastIndexOf(':')) : id).Equals(sku, StringComparison.OrdinalIgnoreCase);

    /// <summary>The product, the SKU and the availability that the id names; null for a legacy id.</summary>
    public static (string Product, string Sku, string Availability)? Split(string id) =>
        HasThreeParts(id) && id.Split(':') is [var product, var sku, var availability]
            ? (product, sku, availability)
            : null;

    private static bool HasThreeParts(string id)
    {
        var first = id.IndexOf(':');
        var last = id.LastIndexOf(':');
        return first > 0 && last > first + 1 && last < id.Length - 1 && id.IndexOf(':', first + 1) == last;
    }
}

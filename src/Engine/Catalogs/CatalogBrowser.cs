using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// What a catalog shows before a purchase (contract.md 22): its modern items, one item being one availability of a SKU
/// of a product. Ids compare without case. Legacy items are no products.
/// </summary>
/// <param name="catalog">The catalog.</param>
/// <param name="country">What is not sold there is not shown; two capital letters.</param>
/// <param name="showsSavingsPlans">Whether savings plans are shown: to a customer who has an Azure plan.</param>
public sealed class CatalogBrowser(Catalog catalog, string country, bool showsSavingsPlans)
{
    /// <summary>The segments that an item can be for.</summary>
    public static readonly string[] Segments = ["commercial", "education", "government", "nonprofit"];

    private readonly CatalogItem[] _items =
    [
        .. catalog.Items.Where(item =>
            !item.IsLegacy
            && !item.IsWithdrawn
            && item.Id.Split(':').Length == 3
            && (item.Countries.IsEmpty || item.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            && (showsSavingsPlans || item.Kind is not ItemKind.SavingsPlan)
        ),
    ];

    public string Country => country;

    /// <summary>The items of each product of the view, in the order of the catalog; null for a view there is not.</summary>
    /// <param name="view">In any case, such as OnlineServices or Azure.</param>
    /// <param name="segment">Only products with an item for it; null for all.</param>
    public IReadOnlyList<CatalogItem[]>? Products(string view, string? segment) =>
        ViewOf(view) is { } isShown
            ? Grouped(_items.Where(item => isShown(item) && IsFor(item, segment)), item => PartsOf(item)[0])
            : null;

    /// <summary>The product's items; empty for one there is not.</summary>
    public CatalogItem[] Product(string product) => [.. _items.Where(item => Same(PartsOf(item)[0], product))];

    /// <summary>The items of each SKU of the product.</summary>
    /// <param name="product">The product's id.</param>
    /// <param name="segment">Only SKUs with an item for it; null for all.</param>
    public IReadOnlyList<CatalogItem[]> Skus(string product, string? segment) =>
        Grouped(Product(product).Where(item => IsFor(item, segment)), item => PartsOf(item)[1]);

    /// <summary>The SKU's items; empty for one there is not.</summary>
    public CatalogItem[] Sku(string product, string sku) =>
        [.. Product(product).Where(item => Same(PartsOf(item)[1], sku))];

    /// <summary>The SKU's items for the segment; without one those for everybody but non-profits.</summary>
    public CatalogItem[] Availabilities(string product, string sku, string? segment) =>
        [.. Sku(product, sku).Where(item => segment is null ? !Same(item.Segment, "nonprofit") : IsFor(item, segment))];

    /// <summary>The item; null for one there is not.</summary>
    public CatalogItem? Availability(string product, string sku, string availability) =>
        Sku(product, sku).FirstOrDefault(item => Same(PartsOf(item)[2], availability));

    /// <summary>What the catalog says of an item's product.</summary>
    public CatalogProduct? DescriptionOf(CatalogItem item) => catalog.Products.GetValueOrDefault(PartsOf(item)[0]);

    /// <summary>The product, the SKU and the availability that an item's id names.</summary>
    public static string[] PartsOf(CatalogItem item) => item.Id.Split(':');

    private static bool IsFor(CatalogItem item, string? segment) => segment is null || Same(item.Segment, segment);

    private static List<CatalogItem[]> Grouped(IEnumerable<CatalogItem> items, Func<CatalogItem, string> by) =>
        [.. items.GroupBy(by, StringComparer.OrdinalIgnoreCase).Select(group => group.ToArray())];

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private Func<CatalogItem, bool>? ViewOf(string view) =>
        view.ToUpperInvariant() switch
        {
            "ONLINESERVICES" => static item => item.Kind is ItemKind.License or ItemKind.Trial,
            "AZURE" => static item => item.Kind is ItemKind.Reservation or ItemKind.SavingsPlan or ItemKind.AzurePlan,
            "AZURERESERVATIONS" => static item => item.Kind is ItemKind.Reservation,
            "AZURERESERVATIONSVM" => item => IsReservationOf(item, "VirtualMachines"),
            "AZURERESERVATIONSSQL" => item => IsReservationOf(item, "SqlDatabases"),
            "AZURERESERVATIONSCOSMOSDB" => item => IsReservationOf(item, "CosmosDb"),
            "MICROSOFTAZURE" => static item => item.Kind is ItemKind.AzurePlan,
            "SOFTWARE" => static item => item.Kind is ItemKind.Software or ItemKind.SoftwareSubscription,
            "SOFTWAREPERPETUAL" => static item => item.Kind is ItemKind.Software,
            "SOFTWARESUBSCRIPTIONS" => static item => item.Kind is ItemKind.SoftwareSubscription,
            "SOFTWARESUSELINUX" => item => Same(SubTypeOf(item) ?? "", "SUSELinux"),
            "MARKETPLACESAAS" => static item => item.Kind is ItemKind.Saas,
            "SPECIALIZEDOFFERS" => static _ => false,
            _ => null,
        };

    private bool IsReservationOf(CatalogItem item, string subType) =>
        item.Kind is ItemKind.Reservation && Same(SubTypeOf(item) ?? "VirtualMachines", subType);

    private string? SubTypeOf(CatalogItem item) => DescriptionOf(item)?.SubType;
}

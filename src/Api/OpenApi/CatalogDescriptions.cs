using PartnerCarts.Api.OpenApi.Schemas;
using static PartnerCarts.Api.OpenApi.Operation;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description for the routes of the catalog.</summary>
internal static class CatalogDescriptions
{
    private const string NoProduct = "400013 no such product";
    private const string NoSku = $"{NoProduct}, 400018 no such SKU";
    internal const string Missing = "400056 a parameter is missing";
    internal const string NoSegment = "400030 no such segment";
    internal const string Segments = "commercial, education, government or nonprofit.";

    internal static readonly QueryParameter Country = new("country", "Two letters, such as US.", IsRequired: true);
    private static readonly QueryParameter View = new(
        "targetView",
        "The view, such as OnlineServices, Azure, AzureReservations, Software or MarketplaceSaaS.",
        IsRequired: true
    );
    private static readonly QueryParameter Segment = new("targetSegment", Segments);

    public static Operation Products { get; } =
        New<ProductCollection>(
            "listProducts",
            "List the products of a view",
            "Without a catalog file there are none.",
            new() { [403] = $"{NoSegment}, 400036 no such view" }
        ) with
        {
            Query = [Country, View, Segment],
        };

    public static Operation Product { get; } =
        New<Product>("getProduct", "Read a product", "As it is sold in the country.", new() { [404] = NoProduct });

    public static Operation Skus { get; } =
        New<SkuCollection>(
            "listSkus",
            "List the SKUs of a product",
            "As they are sold in the country.",
            new() { [403] = NoSegment, [404] = NoProduct }
        ) with
        {
            Query = [Country, Segment],
        };

    public static Operation Sku { get; } =
        New<Sku>("getSku", "Read a SKU", "As it is sold in the country.", new() { [404] = NoSku });

    public static Operation Availabilities { get; } =
        New<AvailabilityCollection>(
            "listAvailabilities",
            "List the availabilities of a SKU",
            "Their catalogItemId is what a cart's line names. Without a segment those of all but non-profits.",
            new() { [403] = NoSegment, [404] = NoSku }
        ) with
        {
            Query = [Country, Segment],
        };

    public static Operation Availability { get; } =
        New<Availability>(
            "getAvailability",
            "Read an availability",
            "Its catalogItemId is what a cart's line names.",
            new() { [404] = $"{NoSku}, 400019 no such availability" }
        );

    public static Operation CheckInventory { get; } =
        new(
            "checkInventory",
            "Ask whether items can be bought now",
            "One entry for each SKU that is asked for, or for each of a product's; what is not in the catalog is left "
                + "out.",
            typeof(IReadOnlyList<InventoryItem>),
            Good("The entries."),
            new Dictionary<int, string> { [400] = $"{Missing}, 800002 invalid input" }
        )
        {
            Tag = "Catalog",
            Policy = CartsPolicies.Read,
            Query = [Country],
            Request = typeof(InventoryCheckRequest),
        };

    /// <summary>The same for a customer, whose country it is.</summary>
    public static Operation OfCustomer(Operation operation) =>
        operation with
        {
            Id = $"{operation.Id}OfCustomer",
            Description = $"{operation.Description} For the customer's country.",
            Query = [.. operation.Query.Where(parameter => parameter != Country)],
            Faults = new Dictionary<int, string>(operation.Faults)
            {
                [400] = operation == Products ? $"{Missing}, {BadCustomer}" : BadCustomer,
            },
        };

    private static Operation New<TAnswer>(
        string id,
        string summary,
        string description,
        Dictionary<int, string> faults
    ) =>
        new(
            id,
            summary,
            description,
            typeof(TAnswer),
            Good("As it is in the catalog now."),
            new Dictionary<int, string>(faults) { [400] = Missing }
        )
        {
            Tag = "Catalog",
            Policy = CartsPolicies.Read,
            Query = [Country],
        };
}

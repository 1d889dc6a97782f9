using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Shows the catalog before a purchase (contract.md 22), for a country or for a customer, whose country it then is.
/// Savings plans are shown to customers with an Azure plan only.
/// </summary>
internal sealed class CatalogEndpoints(
    ICatalogSource catalogs,
    CustomerGate customers,
    SubscriptionOperations subscriptions
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup("/v1/products"), isCustomers: false);
        Map(routes.MapGroup("/v1/customers/{customerId}/products"), isCustomers: true);
        var inventory = "/v1/extensions/product/checkInventory";
        routes.MapPost(inventory, CheckInventory).Describe(CheckInventory, CatalogDescriptions.CheckInventory);
        routes.MapOthers(inventory, "POST");
    }

    private void Map(RouteGroupBuilder products, bool isCustomers)
    {
        Get("/", Products, CatalogDescriptions.Products);
        Get("/{productId}", Product, CatalogDescriptions.Product);
        Get("/{productId}/skus", Skus, CatalogDescriptions.Skus);
        Get("/{productId}/skus/{skuId}", Sku, CatalogDescriptions.Sku);
        Get("/{productId}/skus/{skuId}/availabilities", Availabilities, CatalogDescriptions.Availabilities);
        Get(
            "/{productId}/skus/{skuId}/availabilities/{availabilityId}",
            Availability,
            CatalogDescriptions.Availability
        );

        void Get(string pattern, RequestDelegate handler, Operation operation)
        {
            products
                .MapGet(pattern, handler)
                .Describe(handler, isCustomers ? CatalogDescriptions.OfCustomer(operation) : operation);
            products.MapOthers(pattern, "GET");
        }
    }

    private async Task Products(HttpContext context)
    {
        if (await Scope(context) is not { } scope || !TrySegment(context, "targetSegment", out var segment))
            return;
        var view = context.Request.Query["targetView"].ToString();
        if (string.IsNullOrWhiteSpace(view))
            FaultResponse.Send(context, CatalogFaults.Missing("targetView"));
        else if (scope.Browser.Products(view, segment) is { } products)
            SendAll(context, products, (json, items) => ProductWriter.WriteProduct(json, scope.Browser, items));
        else
            FaultResponse.Send(context, CatalogFaults.NoView(view));
    }

    private async Task Product(HttpContext context)
    {
        if (await Scope(context) is not { } scope || !TryProduct(context, scope, out var items))
            return;
        using var scratch = JsonScratch.Take();
        ProductWriter.WriteProduct(scratch.Json, scope.Browser, items);
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private async Task Skus(HttpContext context)
    {
        if (
            await Scope(context) is not { } scope
            || !TrySegment(context, "targetSegment", out var segment)
            || !TryProduct(context, scope, out _)
        )
            return;
        SendAll(context, scope.Browser.Skus(Id(context, RouteIds.Product), segment), (json, items) =>
            ProductWriter.WriteSku(json, scope.Browser, items)
        );
    }

    private async Task Sku(HttpContext context)
    {
        if (
            await Scope(context) is not { } scope
            || !TryProduct(context, scope, out _)
            || !TrySku(context, scope, out var items)
        )
            return;
        using var scratch = JsonScratch.Take();
        ProductWriter.WriteSku(scratch.Json, scope.Browser, items);
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private async Task Availabilities(HttpContext context)
    {
        if (
            await Scope(context) is not { } scope
            || !TrySegment(context, "targetSegment", out var segment)
            || !TryProduct(context, scope, out _)
            || !TrySku(context, scope, out _)
        )
            return;
        SendAll(
            context,
            scope.Browser.Availabilities(Id(context, RouteIds.Product), Id(context, RouteIds.Sku), segment),
            (json, item) => AvailabilityWriter.Write(json, scope.Browser, item, scope.CurrencyOf(item))
        );
    }

    private async Task Availability(HttpContext context)
    {
        if (
            await Scope(context) is not { } scope
            || !TryProduct(context, scope, out _)
            || !TrySku(context, scope, out _)
        )
            return;
        var id = Id(context, RouteIds.Availability);
        if (scope.Browser.Availability(Id(context, RouteIds.Product), Id(context, RouteIds.Sku), id) is not { } item)
        {
            FaultResponse.Send(context, CatalogFaults.NoAvailability(id));
            return;
        }

        using var scratch = JsonScratch.Take();
        AvailabilityWriter.Write(scratch.Json, scope.Browser, item, scope.CurrencyOf(item));
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private async Task CheckInventory(HttpContext context)
    {
        if (!TryCountry(context, out var country))
            return;
        using var body = await RequestBody.Read(context);
        if (!InventoryQuestion.TryRead(body, out var targets, out var fault))
        {
            FaultResponse.Send(context, fault);
            return;
        }

        var browser = new CatalogBrowser(catalogs.Current, country, showsSavingsPlans: true);
        using var scratch = JsonScratch.Take();
        InventoryWriter.Write(scratch.Json, browser, targets);
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    /// <summary>What is shown to whom; null when the request has been answered with a fault.</summary>
    private async ValueTask<CatalogScope?> Scope(HttpContext context)
    {
        var catalog = catalogs.Current;
        if (!context.Request.RouteValues.ContainsKey(RouteIds.Customer))
            return TryCountry(context, out var country)
                ? new CatalogScope(new CatalogBrowser(catalog, country, showsSavingsPlans: false), item =>
                    item.Currency ?? catalog.Currency
                )
                : null;
        if (await customers.Admit(context) is not { } customer)
            return null;
        // Looked up only where it matters.
        var showsPlans =
            catalog.Items.Any(item => item.Kind is ItemKind.SavingsPlan)
            && (await subscriptions.List(RequestContext.Of(context).Caller, customer, context.RequestAborted)).Any(
                owned => owned is { Kind: ItemKind.AzurePlan, IsActive: true }
            );
        return new CatalogScope(new CatalogBrowser(catalog, catalog.CountryFor(customer), showsPlans), item =>
            catalog.CurrencyFor(customer, item)
        );
    }

    private static bool TryCountry(HttpContext context, out string country)
    {
        country = context.Request.Query["country"].ToString().Trim().ToUpperInvariant();
        if (country.Length == 2 && country.All(char.IsAsciiLetterUpper))
            return true;
        FaultResponse.Send(context, CatalogFaults.Missing("country"));
        return false;
    }

    /// <summary>Null where the query names none.</summary>
    private static bool TrySegment(HttpContext context, string name, out string? segment)
    {
        var asked = context.Request.Query[name].ToString();
        segment = string.IsNullOrWhiteSpace(asked) ? null : asked;
        if (segment is null || CatalogBrowser.Segments.Contains(segment, StringComparer.OrdinalIgnoreCase))
            return true;
        FaultResponse.Send(context, CatalogFaults.NoSegment(segment));
        return false;
    }

    private static bool TryProduct(HttpContext context, CatalogScope scope, out CatalogItem[] items)
    {
        var id = Id(context, RouteIds.Product);
        items = scope.Browser.Product(id);
        if (items.Length == 0)
            FaultResponse.Send(context, CatalogFaults.NoProduct(id));
        return items.Length > 0;
    }

    private static bool TrySku(HttpContext context, CatalogScope scope, out CatalogItem[] items)
    {
        var id = Id(context, RouteIds.Sku);
        items = scope.Browser.Sku(Id(context, RouteIds.Product), id);
        if (items.Length == 0)
            FaultResponse.Send(context, CatalogFaults.NoSku(id));
        return items.Length > 0;
    }

    private static void SendAll<T>(
        HttpContext context,
        IReadOnlyCollection<T> items,
        Action<System.Text.Json.Utf8JsonWriter, T> write
    )
    {
        using var scratch = JsonScratch.Take();
        var path = context.Request.Path.Value!["/v1".Length..].TrimEnd('/');
        CollectionWriter.Write(scratch.Json, items, write, $"{path}{context.Request.QueryString}");
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private static string Id(HttpContext context, string name) => RouteIds.Text(context, name) ?? "";

    /// <param name="Browser">What is shown.</param>
    /// <param name="CurrencyOf">What an item is bought in.</param>
    private sealed record CatalogScope(CatalogBrowser Browser, Func<CatalogItem, string> CurrencyOf);
}

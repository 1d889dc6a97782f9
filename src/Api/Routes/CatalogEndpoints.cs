using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Shows the catalog before a purchase (contract.md 22), for a country or for a customer, whose country it then is.
/// </summary>
internal sealed class CatalogEndpoints(ICatalogSource catalogs, CatalogScopes scopes, RefusedRequests refused)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes.MapGroup("/v1/products"), static operation => operation);
        Map(routes.MapGroup("/v1/customers/{customerId}/products"), CatalogDescriptions.OfCustomer);
        const string inventory = "/v1/extensions/product/checkInventory";
        routes.MapPost(inventory, CheckInventory).Describe(CheckInventory, CatalogDescriptions.CheckInventory);
        routes.MapOthers(inventory, "POST");
    }

    private void Map(RouteGroupBuilder products, Func<Operation, Operation> described)
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
            products.MapGet(pattern, handler).Describe(handler, described(operation));
            products.MapOthers(pattern, "GET");
        }
    }

    private async Task Products(HttpContext context)
    {
        if (await scopes.Find(context) is not { } scope || !CatalogQuery.TryTargetSegment(context, out var segment))
            return;
        var view = context.Request.Query["targetView"].ToString();
        if (string.IsNullOrWhiteSpace(view))
            FaultResponse.Send(context, CatalogFaults.Missing("targetView"));
        else if (scope.Browser.Products(view, segment) is { } products)
            SendAll(context, products, (json, product) => ProductWriter.Write(json, scope.Browser, product));
        else
            FaultResponse.Send(context, CatalogFaults.NoView(view));
    }

    private async Task Product(HttpContext context)
    {
        if (await scopes.Find(context) is { } scope && TryProduct(context, scope, out var product))
            JsonAnswers.Send(context, json => ProductWriter.Write(json, scope.Browser, product));
    }

    private async Task Skus(HttpContext context)
    {
        if (
            await scopes.Find(context) is { } scope
            && CatalogQuery.TryTargetSegment(context, out var segment)
            && TryProduct(context, scope, out var product)
        )
            SendAll(context, scope.Browser.Skus(product[0].ProductId, segment), (json, sku) =>
                SkuWriter.Write(json, scope.Browser, sku)
            );
    }

    private async Task Sku(HttpContext context)
    {
        if (await scopes.Find(context) is { } scope && TrySku(context, scope, out var sku))
            JsonAnswers.Send(context, json => SkuWriter.Write(json, scope.Browser, sku));
    }

    private async Task Availabilities(HttpContext context)
    {
        if (
            await scopes.Find(context) is { } scope
            && CatalogQuery.TryTargetSegment(context, out var segment)
            && TrySku(context, scope, out var sku)
        )
            SendAll(context, scope.Browser.Availabilities(sku[0].ProductId, sku[0].SkuId, segment), (json, it) =>
                AvailabilityWriter.Write(json, scope.Browser, it, scope.CurrencyOf(it.Item))
            );
    }

    private async Task Availability(HttpContext context)
    {
        if (await scopes.Find(context) is not { } scope || !TrySku(context, scope, out var sku))
            return;
        var id = Id(context, RouteIds.Availability);
        if (scope.Browser.Availability(sku[0].ProductId, sku[0].SkuId, id) is { } found)
            JsonAnswers.Send(context, json =>
                AvailabilityWriter.Write(json, scope.Browser, found, scope.CurrencyOf(found.Item))
            );
        else
            FaultResponse.Send(context, CatalogFaults.NoAvailability(id));
    }

    private async Task CheckInventory(HttpContext context)
    {
        if (!CatalogQuery.TryCountry(context, out var country))
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        if (!InventoryQuestion.TryRead(body, out var targets, out var fault))
        {
            FaultResponse.Send(context, fault);
            return;
        }

        var browser = new CatalogBrowser(catalogs.Current, country, showsSavingsPlans: true);
        JsonAnswers.Send(context, json => InventoryWriter.Write(json, browser, targets));
    }

    /// <summary>False when the request has been answered with a fault.</summary>
    private static bool TryProduct(HttpContext context, CatalogScope scope, out CatalogAvailability[] product)
    {
        var id = Id(context, RouteIds.Product);
        product = scope.Browser.Product(id);
        if (product.Length == 0)
            FaultResponse.Send(context, CatalogFaults.NoProduct(id));
        return product.Length > 0;
    }

    /// <summary>False when the request has been answered with a fault.</summary>
    private static bool TrySku(HttpContext context, CatalogScope scope, out CatalogAvailability[] sku)
    {
        sku = [];
        if (!TryProduct(context, scope, out var product))
            return false;
        var id = Id(context, RouteIds.Sku);
        sku = scope.Browser.Sku(product[0].ProductId, id);
        if (sku.Length == 0)
            FaultResponse.Send(context, CatalogFaults.NoSku(id));
        return sku.Length > 0;
    }

    private static void SendAll<T>(HttpContext context, IReadOnlyCollection<T> items, Action<Utf8JsonWriter, T> write)
    {
        var path = context.Request.Path.ToUriComponent()["/v1".Length..].TrimEnd('/');
        JsonAnswers.SendAll(context, items, write, path);
    }

    private static string Id(HttpContext context, string name) => RouteIds.Text(context, name) ?? "";
}

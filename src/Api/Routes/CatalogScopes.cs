using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Whose catalog a request is about: a country's, or a customer's. Savings plans are shown to customers with an Azure
/// plan only (contract.md 22.1).
/// </summary>
internal sealed class CatalogScopes(
    ICatalogSource catalogs,
    CustomerGate customers,
    SubscriptionOperations subscriptions
)
{
    /// <summary>
    /// Of the customer in the path, or without one of the country in the query; null when the request has been answered
    /// with a fault.
    /// </summary>
    public async ValueTask<CatalogScope?> Find(HttpContext context)
    {
        var catalog = catalogs.Current;
        if (!context.Request.RouteValues.ContainsKey(RouteIds.Customer))
            return CatalogQuery.TryCountry(context, out var country)
                ? new CatalogScope(new CatalogBrowser(catalog, country, showsSavingsPlans: false), item =>
                    item.Currency ?? catalog.Currency
                )
                : null;
        if (await customers.Admit(context) is not { } customer)
            return null;
        // Subscriptions are looked up only where they matter.
        var showsPlans =
            catalog.Items.Any(item => item.Kind is ItemKind.SavingsPlan)
            && await HasAzurePlan(RequestContext.Of(context).Caller, customer, context.RequestAborted);
        return new CatalogScope(new CatalogBrowser(catalog, catalog.CountryFor(customer), showsPlans), item =>
            catalog.CurrencyFor(customer, item)
        );
    }

    private async ValueTask<bool> HasAzurePlan(Caller caller, Guid customer, CancellationToken cancellation)
    {
        var owned = await subscriptions.List(caller, customer, cancellation);
        return owned.Any(subscription => subscription is { Kind: ItemKind.AzurePlan, IsActive: true });
    }
}

/// <summary>A catalog as a request is shown it.</summary>
/// <param name="Browser">What is shown.</param>
/// <param name="CurrencyOf">What an item is bought in.</param>
internal sealed record CatalogScope(CatalogBrowser Browser, Func<CatalogItem, string> CurrencyOf);

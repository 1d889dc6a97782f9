using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// What purchase code asks about the partner and its customers on its way to a cart (contract.md 23), as far as the
/// catalog file and the relationships say.
/// </summary>
internal sealed class ProfileEndpoints(ICatalogSource catalogs, IRelationships relationships, CustomerGate customers)
{
    /// <summary>How many customers are listed.</summary>
    private const int MostCustomers = 1000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/v1/profiles/organization", Organization)
            .Describe(Organization, ProfileDescriptions.Organization);
        routes.MapOthers("/v1/profiles/organization", "GET", ("PUT", EdgeFaults.NotHere("Changing a profile")));
        routes.MapGet("/v1/profiles/mpn", Mpn).Describe(Mpn, ProfileDescriptions.Mpn);
        routes.MapOthers("/v1/profiles/mpn", "GET");
        routes.MapGet("/v1/customers", Customers).Describe(Customers, ProfileDescriptions.Customers);
        routes.MapOthers("/v1/customers", "GET", ("POST", EdgeFaults.NotHere("Creating a customer")));
        routes.MapGet("/v1/customers/{customerId}", Customer).Describe(Customer, ProfileDescriptions.Customer);
        routes.MapOthers(
            "/v1/customers/{customerId}",
            "GET",
            ("PATCH", EdgeFaults.NotHere("Changing a customer")),
            ("DELETE", EdgeFaults.NotHere("Deleting a customer"))
        );
    }

    private Task Organization(HttpContext context)
    {
        var tenant = RequestContext.Of(context).Caller.Partner;
        var catalog = catalogs.Current;
        JsonAnswers.Send(context, json =>
            ProfileWriter.WriteOrganization(json, tenant, catalog.Partner(tenant), catalog.Country)
        );
        return Task.CompletedTask;
    }

    private Task Mpn(HttpContext context)
    {
        var partner = catalogs.Current.Partner(RequestContext.Of(context).Caller.Partner);
        var asked = context.Request.Query["mpnId"].ToString();
        if (partner is not { MpnId: { } own } || (asked.Length > 0 && asked != own))
        {
            var description =
                asked.Length > 0
                    ? $"No partner with MPN id {SanitizedText.Of(asked)} was found."
                    : "The partner has no MPN id; the catalog file can give one, as partners' mpnId.";
            FaultResponse.Send(context, new Fault(404, 3000, description));
            return Task.CompletedTask;
        }

        JsonAnswers.Send(context, json => ProfileWriter.WriteMpn(json, own, partner.Name));
        return Task.CompletedTask;
    }

    private async Task Customers(HttpContext context)
    {
        var partner = RequestContext.Of(context).Caller.Partner;
        var catalog = catalogs.Current;
        var found = new List<Guid>();
        foreach (var customer in relationships.CustomersOf(partner).Concat(catalog.Customers.Keys).Distinct())
        {
            if (found.Count == MostCustomers)
                break;
            if (await relationships.Between(partner, customer, context.RequestAborted) is Relationship.Exists)
                found.Add(customer);
        }

        found.Sort();
        JsonAnswers.SendAll(
            context,
            found,
            (json, customer) => ProfileWriter.WriteCustomer(json, customer, catalog.Customer(customer), country: null),
            "/customers"
        );
    }

    private async Task Customer(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        var catalog = catalogs.Current;
        JsonAnswers.Send(context, json =>
            ProfileWriter.WriteCustomer(json, customer, catalog.Customer(customer), catalog.CountryFor(customer))
        );
    }
}

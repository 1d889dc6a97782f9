using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>The order that a checkout's answer links to, so that the link is alive.</summary>
internal sealed class OrderEndpoints(CartOperations operations, CustomerGate customers)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/customers/{customerId}/orders");
        orders.MapGet("/{orderId}", Get).Describe(Get, Operations.GetOrder);
        orders.MapOthers("/{orderId}", "GET");
    }

    private async Task Get(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        var orderId = RouteIds.Text(context, RouteIds.Order) ?? "";
        var order = await operations.FindOrder(
            RequestContext.Of(context).Caller,
            customer,
            orderId,
            context.RequestAborted
        );
        if (order is null)
        {
            FaultResponse.Send(context, EdgeFaults.OrderNotFound(orderId));
            return;
        }

        using var scratch = JsonScratch.Take();
        OrderWriter.Write(scratch.Json, order, PricesQuery.IsAsked(context.Request));
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }
}

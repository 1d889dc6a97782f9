using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Audit;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Orders without a cart (contract.md 20.7). There are no errors of lines and groups: the first decides what the call
/// is refused with.
/// </summary>
internal sealed class PlaceOrderEndpoint(
    CartOperations operations,
    CustomerGate customers,
    RefusedRequests refused,
    DraftRequests drafts,
    AuditGate audit
)
{
    public void Map(RouteGroupBuilder orders) => orders.MapPost("/", Place).Describe(Place, OrderDescriptions.Place);

    private async Task Place(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        if (CustomerUser.Read(context.Request, out var upn) is { } fault)
        {
            FaultResponse.Send(context, fault);
            return;
        }

        if (await drafts.Read(context, body, isOrder: true) is not { } draft)
            return;
        if (!audit.TryBegin(context))
            return;
        var request = RequestContext.Of(context);
        var reply = await operations.PlaceOrder(
            request.Caller,
            customer,
            draft,
            upn,
            drafts.KeyOf(request),
            waits: !DraftRequests.HasWaited(request),
            context.RequestAborted
        );
        Send(context, reply);
    }

    private static void Send(HttpContext context, CartReply reply)
    {
        switch (reply)
        {
            case CartReply.CheckedOut { Cart.Orders: [var order] }:
                RequestContext.Of(context).CreatedOrder = order.Id;
                JsonAnswers.Send(
                    context,
                    json => OrderWriter.Write(json, OrderLife.AsPlaced(order), withPrices: true),
                    StatusCodes.Status201Created
                );
                break;
            case CartReply.CheckedOut { Failures: [var failure, ..] }:
                FaultResponse.Send(context, Fault.Of(failure.Code, failure.Description));
                break;
            case CartReply.Refused { Refusal: var refusal }:
                FaultResponse.Send(context, RefusalFaults.Of(refusal));
                break;
            default:
                throw new UnreachableException($"Reply {reply.GetType().Name} is none of an order.");
        }
    }
}

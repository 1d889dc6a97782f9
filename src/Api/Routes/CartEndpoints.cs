using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Audit;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// The routes of carts (contract.md 1). Each handler checks in the order of contract.md 7.0; who asks is known before
/// it runs.
/// </summary>
internal sealed class CartEndpoints(
    CartOperations operations,
    CustomerGate customers,
    AuditGate audit,
    NotFoundDelay delay,
    ProcessorShares processors,
    RefusedRequests refused,
    DraftRequests drafts
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var carts = routes.MapGroup("/v1/customers/{customerId}/carts");
        carts.MapPost("/", Create).Describe(Create, Operations.Create);
        carts.MapOthers("/", "POST");
        carts.MapGet("/{cartId}", Get).Describe(Get, Operations.Get);
        carts.MapPut("/{cartId}", Update).Describe(Update, Operations.Update);
        carts.MapOthers("/{cartId}", "GET, PUT");
        carts.MapPost("/{cartId}/checkout", Checkout).Describe(Checkout, Operations.Checkout);
        carts.MapOthers("/{cartId}/checkout", "POST");
    }

    private async Task Create(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        if (await drafts.Read(context, body, isOrder: false) is not { } draft)
            return;
        if (!audit.TryBegin(context))
            return;
        var request = RequestContext.Of(context);
        var reply = await operations.Create(
            request.Caller,
            customer,
            draft,
            drafts.KeyOf(request),
            context.RequestAborted
        );
        await Answer(context, reply, StatusCodes.Status201Created);
    }

    private async Task Get(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer || !TryCart(context, customer, out var key))
            return;
        var asked = delay.Start();
        var reply = await operations.Get(RequestContext.Of(context).Caller, key, context.RequestAborted);
        await delay.Keep(asked, reply, context.RequestAborted);
        await Answer(context, reply, StatusCodes.Status200OK);
    }

    private async Task Update(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        if (await drafts.Read(context, body, isOrder: false) is not { } draft)
            return;
        if (!TryCart(context, customer, out var key) || !audit.TryBegin(context))
            return;
        var asked = delay.Start();
        var request = RequestContext.Of(context);
        var reply = await operations.Update(
            request.Caller,
            key,
            draft,
            Precondition.Of(context.Request),
            drafts.KeyOf(request),
            context.RequestAborted
        );
        await delay.Keep(asked, reply, context.RequestAborted);
        await Answer(context, reply, StatusCodes.Status201Created);
    }

    private async Task Checkout(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        // The body says nothing, and is part of what a repeat is recognised by.
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        var upnFault = CustomerUser.Read(context.Request, out var upn);
        if ((body.Fault ?? upnFault) is { } fault)
        {
            FaultResponse.Send(context, fault);
            return;
        }

        if (!TryCart(context, customer, out var key) || !audit.TryBegin(context))
            return;
        var request = RequestContext.Of(context);
        var asked = delay.Start();
        var reply = await operations.Checkout(
            request.Caller,
            key,
            upn,
            Precondition.Of(context.Request),
            drafts.KeyOf(request),
            waits: !DraftRequests.HasWaited(request),
            context.RequestAborted
        );
        await delay.Keep(asked, reply, context.RequestAborted);
        await Answer(context, reply, StatusCodes.Status200OK);
    }

    private async ValueTask Answer(HttpContext context, CartReply reply, int success)
    {
        using var place = await processors.Acquire(
            RequestContext.Of(context).Caller.Partner,
            LinesOf(reply) >= ProcessorShares.ManyLines,
            context.RequestAborted
        );
        CartAnswers.Send(context, reply, success);
    }

    private static int LinesOf(CartReply reply) =>
        reply switch
        {
            CartReply.Shown { Cart: var cart } => cart.Lines.Length,
            CartReply.CheckedOut { Cart: var cart } => cart.Lines.Length,
            _ => 0,
        };

    private static bool TryCart(HttpContext context, Guid customer, out CartKey key)
    {
        var text = RouteIds.Text(context, RouteIds.Cart);
        var isGuid = RouteIds.TryGuid(text, out var cart);
        key = new CartKey(customer, cart);
        if (!isGuid)
            FaultResponse.Send(context, EdgeFaults.CartIdNoGuid(text));
        return isGuid;
    }
}

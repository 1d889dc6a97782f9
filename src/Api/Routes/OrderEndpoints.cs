using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Audit;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>Reads orders, and what becomes of them; cancels them (contract.md 20).</summary>
internal sealed class OrderEndpoints(
    OrderOperations operations,
    CustomerGate customers,
    RefusedRequests refused,
    AuditGate audit
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/customers/{customerId}/orders");
        orders.MapGet("/", List).Describe(List, OrderDescriptions.List);
        orders.MapOthers("/", "GET");
        orders.MapGet("/{orderId}", Get).Describe(Get, OrderDescriptions.Get);
        orders.MapPatch("/{orderId}", Patch).Describe(Patch, OrderDescriptions.Patch);
        orders.MapOthers("/{orderId}", "GET, PATCH");
        orders
            .MapGet("/{orderId}/provisioningstatus", ProvisioningStatus)
            .RequireAuthorization(CartsPolicies.User)
            .Describe(ProvisioningStatus, OrderDescriptions.ProvisioningStatus);
        orders.MapOthers("/{orderId}/provisioningstatus", "GET");
        orders
            .MapGet("/{orderId}/activationlinks", ActivationLinks)
            .Describe(ActivationLinks, OrderDescriptions.ActivationLinks);
        orders.MapOthers("/{orderId}/activationlinks", "GET");
        orders
            .MapGet("/{orderId}/lineitems/{lineItemNumber}/activationlinks", ActivationLinksOfLine)
            .Describe(ActivationLinksOfLine, OrderDescriptions.ActivationLinksOfLine);
        orders.MapOthers("/{orderId}/lineitems/{lineItemNumber}/activationlinks", "GET");
    }

    private async Task List(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        if (!TryCycle(context, out var cycle))
            return;
        var found = await operations.List(RequestContext.Of(context).Caller, customer, cycle, context.RequestAborted);
        var withPrices = PricesQuery.IsAsked(context.Request);
        using var scratch = JsonScratch.Take();
        CollectionWriter.Write(
            scratch.Json,
            found,
            (json, view) => OrderWriter.Write(json, view, withPrices),
            $"/customers/{customer:D}/orders{context.Request.QueryString}"
        );
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private async Task Get(HttpContext context)
    {
        if (await Find(context) is { } view)
            Send(context, view);
    }

    private static void Send(HttpContext context, OrderView view)
    {
        using var scratch = JsonScratch.Take();
        OrderWriter.Write(scratch.Json, view, PricesQuery.IsAsked(context.Request));
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private async Task Patch(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body.Hash))
            return;
        if (!OrderPatchReader.TryRead(body, out var patch, out var fault))
        {
            FaultResponse.Send(context, fault);
            return;
        }

        if (!audit.TryBegin(context))
            return;
        var id = RouteIds.Text(context, RouteIds.Order) ?? "";
        var expected = context.Request.Headers.IfMatch is { Count: > 0 } header ? header.ToString() : null;
        var changed = await operations.Change(
            RequestContext.Of(context).Caller,
            customer,
            id,
            patch,
            order => OrderWriter.Admits(expected, order),
            context.RequestAborted
        );
        if (changed.Refusal is { } refusal)
            FaultResponse.Send(context, new Fault(refusal.Status, refusal.Code, refusal.Description));
        else
            Send(context, changed.View!.Value);
    }

    private async Task ProvisioningStatus(HttpContext context)
    {
        if (await Find(context) is not { } view)
            return;
        if (OrderLife.IsLegacy(view.Order))
        {
            FaultResponse.Send(context, EdgeFaults.NoProvisioning(view.Order.Id));
            return;
        }

        using var scratch = JsonScratch.Take();
        ProvisioningStatusWriter.Write(scratch.Json, view);
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    private async Task ActivationLinks(HttpContext context)
    {
        if (await Find(context) is { } view)
            SendActivationLinks(
                context,
                view,
                Enumerable.Range(0, view.Order.Lines.Length),
                $"{LinkWriter.Self(view.Order)}/activationlinks"
            );
    }

    private async Task ActivationLinksOfLine(HttpContext context)
    {
        if (await Find(context) is not { } view)
            return;
        var text = RouteIds.Text(context, RouteIds.LineNumber) ?? "";
        if (
            !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number >= view.Order.Lines.Length
        )
        {
            FaultResponse.Send(context, EdgeFaults.NoSuchLine(text, view.Order.Lines.Length));
            return;
        }

        SendActivationLinks(
            context,
            view,
            [number],
            $"{LinkWriter.Self(view.Order)}/lineitems/{number}/activationlinks"
        );
    }

    private static void SendActivationLinks(HttpContext context, OrderView view, IEnumerable<int> lines, string self)
    {
        using var scratch = JsonScratch.Take();
        ActivationLinkWriter.Write(scratch.Json, view, lines, self);
        scratch.SendTo(context.Response, StatusCodes.Status200OK);
    }

    /// <summary>The order of the path; null when the request has been answered with a fault.</summary>
    private async ValueTask<OrderView?> Find(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return null;
        var id = RouteIds.Text(context, RouteIds.Order) ?? "";
        var view = await operations.Find(RequestContext.Of(context).Caller, customer, id, context.RequestAborted);
        if (view is null)
            FaultResponse.Send(context, EdgeFaults.OrderNotFound(id));
        return view;
    }

    /// <summary>
    /// What <c>billingType</c> asks for, whatever its case and underscores: clients spell it in three ways. False when
    /// the request has been answered with a fault.
    /// </summary>
    private static bool TryCycle(HttpContext context, out BillingCycle? cycle)
    {
        cycle = null;
        var asked = context.Request.Query["billingType"].ToString();
        if (string.IsNullOrWhiteSpace(asked))
            return true;
        var bare = asked.Replace("_", "", StringComparison.Ordinal);
        foreach (var known in Enum.GetValues<BillingCycle>())
            if (string.Equals(bare, known.ToString(), StringComparison.OrdinalIgnoreCase))
                cycle = known;
        if (cycle is not null || EnumSpellings.BillingCycle.TryFind(Encoding.UTF8.GetBytes(asked), out cycle))
            return true;
        FaultResponse.Send(
            context,
            EdgeFaults.EnumNotParsed(
                $"billingType {SanitizedText.Of(asked)} is none of {EnumSpellings.BillingCycle.All}."
            )
        );
        return false;
    }
}

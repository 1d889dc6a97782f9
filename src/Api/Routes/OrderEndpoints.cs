using System.Globalization;
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

/// <summary>Reads orders, and what becomes of them; places and cancels them (contract.md 20).</summary>
internal sealed class OrderEndpoints(
    OrderOperations operations,
    CustomerGate customers,
    RefusedRequests refused,
    DraftRequests drafts,
    AuditGate audit,
    PlaceOrderEndpoint placing
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/customers/{customerId}/orders");
        orders.MapGet("/", List).Describe(List, OrderDescriptions.List);
        placing.Map(orders);
        orders.MapOthers("/", "GET, POST");
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
        JsonAnswers.SendAll(
            context,
            found,
            (json, view) => OrderWriter.Write(json, view, withPrices),
            $"/customers/{customer:D}/orders"
        );
    }

    private async Task Get(HttpContext context)
    {
        if (await Find(context) is { } view)
            Send(context, view);
    }

    private static void Send(HttpContext context, OrderView view) =>
        JsonAnswers.Send(context, json => OrderWriter.Write(json, view, PricesQuery.IsAsked(context.Request)));

    private async Task Patch(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        if (!OrderPatchReader.TryRead(body, out var patch, out var fault))
        {
            FaultResponse.Send(context, fault);
            return;
        }

        if (!audit.TryBegin(context))
            return;
        var id = RouteIds.Text(context, RouteIds.Order) ?? "";
        var expected = Precondition.Of(context.Request);
        var request = RequestContext.Of(context);
        var changed = await operations.Change(
            request.Caller,
            customer,
            id,
            patch,
            order => OrderWriter.Admits(expected, order),
            drafts.KeyOf(request),
            context.RequestAborted
        );
        if (changed.Refusal is { } refusal)
            FaultResponse.Send(context, Fault.Of(refusal.Code, refusal.Description));
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

        JsonAnswers.Send(context, json => ProvisioningStatusWriter.Write(json, view));
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

    private static void SendActivationLinks(HttpContext context, OrderView view, IEnumerable<int> lines, string self) =>
        JsonAnswers.Send(context, json => ActivationLinkWriter.Write(json, view, lines, self));

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
        // Clients leave the underscore out, too.
        if (
            EnumSpellings.BillingCycle.TryFind(asked, out cycle)
            || EnumSpellings.BillingCycle.TryFind(asked.Replace("_", "", StringComparison.Ordinal), out cycle)
        )
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

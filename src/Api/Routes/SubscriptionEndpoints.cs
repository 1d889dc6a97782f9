using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Audit;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>Reads the subscriptions that orders made (contract.md 21), and registers them (18.3).</summary>
internal sealed class SubscriptionEndpoints(
    SubscriptionOperations operations,
    OrderOperations orders,
    CustomerGate customers,
    AuditGate audit,
    ICatalogSource catalogs,
    ReloadedOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var subscriptions = routes.MapGroup("/v1/customers/{customerId}/subscriptions");
        subscriptions.MapGet("/", List).Describe(List, SubscriptionDescriptions.List);
        subscriptions.MapOthers("/", "GET");
        subscriptions
            .MapGet("/customTermEndDates", CustomTermEndDates)
            .Describe(CustomTermEndDates, SubscriptionDescriptions.CustomTermEndDates);
        subscriptions.MapOthers("/customTermEndDates", "GET");
        subscriptions.MapGet("/{subscriptionId}", Get).Describe(Get, SubscriptionDescriptions.Get);
        subscriptions.MapOthers("/{subscriptionId}", "GET", ("PATCH", EdgeFaults.NotHere("Changing a subscription")));
        subscriptions
            .MapGet("/{subscriptionId}/activationlinks", ActivationLinks)
            .Describe(ActivationLinks, SubscriptionDescriptions.ActivationLinks);
        subscriptions.MapOthers("/{subscriptionId}/activationlinks", "GET");
        subscriptions
            .MapPost("/{subscriptionId}/registrations", Register)
            .Describe(Register, SubscriptionDescriptions.Register);
        subscriptions.MapOthers("/{subscriptionId}/registrations", "POST");
        subscriptions
            .MapGet("/{subscriptionId}/registrationstatus", RegistrationStatus)
            .Describe(RegistrationStatus, SubscriptionDescriptions.RegistrationStatus);
        subscriptions.MapOthers("/{subscriptionId}/registrationstatus", "GET");
    }

    private async Task List(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        var found = await operations.List(RequestContext.Of(context).Caller, customer, context.RequestAborted);
        var query = context.Request.Query;
        var order = query["order_id"].ToString();
        var partner = query["mpn_id"].ToString();
        Subscription[] asked =
        [
            .. found.Where(subscription =>
                (order.Length == 0 || string.Equals(subscription.OrderId, order, StringComparison.OrdinalIgnoreCase))
                && (partner.Length == 0 || subscription.PartnerId == partner)
            ),
        ];
        var catalog = catalogs.Current;
        JsonAnswers.SendAll(
            context,
            asked,
            (json, subscription) =>
                SubscriptionWriter.Write(json, customer, subscription, catalog.Find(subscription.OfferId)),
            $"/customers/{customer:D}/subscriptions"
        );
    }

    private async Task Get(HttpContext context)
    {
        if (await Find(context) is not (var customer, var subscription))
            return;
        JsonAnswers.Send(context, json =>
            SubscriptionWriter.Write(json, customer, subscription, catalogs.Current.Find(subscription.OfferId))
        );
    }

    private async Task CustomTermEndDates(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        if (!TermEndQuestion.TryRead(context.Request, clock.GetUtcNow(), out var question, out var fault))
        {
            FaultResponse.Send(context, fault);
            return;
        }

        var owned = await operations.List(RequestContext.Of(context).Caller, customer, context.RequestAborted);
        if (question.Target is { } target && !owned.Any(subscription => subscription.Id == $"{target:D}"))
        {
            FaultResponse.Send(context, EdgeFaults.SubscriptionNotFound($"{target:D}"));
            return;
        }

        var all = TermEndDates.For(question.Term, question.Start, owned, question.Target);
        if (!ResultPage.TryTake(context, all, out var page))
            return;
        JsonAnswers.SendAll(
            context,
            page,
            TermEndDateWriter.Write,
            $"/customers/{customer:D}/subscriptions/customTermEndDates"
        );
    }

    private async Task ActivationLinks(HttpContext context)
    {
        if (await Find(context) is not (var customer, var subscription))
            return;
        var order = subscription.OrderId is { } id
            ? await orders.Find(RequestContext.Of(context).Caller, customer, id, context.RequestAborted)
            : null;
        var self = $"{LinkWriter.Subscription(customer, subscription.Id)}/activationlinks";
        JsonAnswers.Send(context, json =>
        {
            if (order is { } view)
                ActivationLinkWriter.Write(json, view, [subscription.LineNumber], self);
            else
                CollectionWriter.Write<int>(json, [], static (_, _) => { }, self);
        });
    }

    private async Task Register(HttpContext context)
    {
        if (await Find(context) is not (var customer, var subscription) || !audit.TryBegin(context))
            return;
        await operations.Register(
            RequestContext.Of(context).Caller,
            customer,
            Guid.Parse(subscription.Id),
            context.RequestAborted
        );
        context.Response.Headers.Location = $"{LinkWriter.Subscription(customer, subscription.Id)}/registrationstatus";
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentLength = 0;
    }

    private async Task RegistrationStatus(HttpContext context)
    {
        if (await Find(context) is not (var customer, var subscription))
            return;
        var since = await operations.FindRegistration(
            RequestContext.Of(context).Caller,
            customer,
            Guid.Parse(subscription.Id),
            context.RequestAborted
        );
        var status =
            since is null ? "notregistered"
            : clock.GetUtcNow() < since + options.Current.ProvisioningDelay ? "registering"
            : "registered";
        JsonAnswers.Send(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("subscriptionId"u8, subscription.Id);
            json.WriteString("status"u8, status);
            json.WriteAttributes("SubscriptionRegistrationStatus"u8);
            json.WriteEndObject();
        });
    }

    /// <summary>
    /// The customer and the subscription of the path; null when the request has been answered with a fault.
    /// </summary>
    private async ValueTask<(Guid Customer, Subscription Subscription)?> Find(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return null;
        var text = RouteIds.Text(context, RouteIds.Subscription) ?? "";
        var found = RouteIds.TryGuid(text, out var id)
            ? await operations.Find(RequestContext.Of(context).Caller, customer, id, context.RequestAborted)
            : null;
        if (found is not null)
            return (customer, found);
        FaultResponse.Send(context, EdgeFaults.SubscriptionNotFound(text));
        return null;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Api.Wire.Writing;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Shows the promotions of a country and a segment, and says which a customer may have (contract.md 22.5).
/// </summary>
internal sealed class PromotionEndpoints(
    PromotionOperations operations,
    CustomerGate customers,
    RefusedRequests refused
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var promotions = routes.MapGroup("/v1/productpromotions");
        promotions.MapGet("/", List).Describe(List, PromotionDescriptions.List);
        promotions.MapOthers("/", "GET");
        promotions.MapGet("/{promotionId}", Get).Describe(Get, PromotionDescriptions.Get);
        promotions.MapOthers("/{promotionId}", "GET");
        const string eligibilities = "/v1/customers/{customerId}/promotionEligibilities";
        routes.MapPost(eligibilities, Check).Describe(Check, PromotionDescriptions.Check);
        routes.MapOthers(eligibilities, "POST");
    }

    private Task List(HttpContext context)
    {
        if (
            !CatalogQuery.TryCountry(context, out var country)
            || !CatalogQuery.TrySegment(context, "segment", out var segment)
        )
            return Task.CompletedTask;
        if (segment is null)
        {
            FaultResponse.Send(context, CatalogFaults.Missing("segment"));
            return Task.CompletedTask;
        }

        JsonAnswers.SendAll(
            context,
            operations.List(country, segment),
            static (json, promotion) => PromotionWriter.Write(json, promotion, withConstraints: false),
            "/productpromotions"
        );
        return Task.CompletedTask;
    }

    private Task Get(HttpContext context)
    {
        if (!CatalogQuery.TryCountry(context, out var country))
            return Task.CompletedTask;
        var id = RouteIds.Text(context, RouteIds.Promotion) ?? "";
        if (operations.Find(id, country) is not { } promotion)
        {
            FaultResponse.Send(context, CatalogFaults.NoPromotion(id));
            return Task.CompletedTask;
        }

        JsonAnswers.Send(context, json => PromotionWriter.Write(json, promotion, withConstraints: true));
        return Task.CompletedTask;
    }

    private async Task Check(HttpContext context)
    {
        if (await customers.Admit(context) is not { } customer)
            return;
        using var body = await RequestBody.Read(context);
        if (!refused.TryAdmit(context, body))
            return;
        if (!PromotionQuestion.TryRead(body, out var inquiries, out var fault))
        {
            FaultResponse.Send(context, fault);
            return;
        }

        var verdicts = await operations.Check(
            RequestContext.Of(context).Caller,
            customer,
            inquiries,
            context.RequestAborted
        );
        JsonAnswers.SendAll(
            context,
            [.. inquiries.Zip(verdicts)],
            static (json, answered) => EligibilityWriter.Write(json, answered.First, answered.Second),
            self: null
        );
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Api.Limits;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The description of the API, at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiServices
{
    public static void AddCartsOpenApi(this IServiceCollection services) => services.AddOpenApi();

    public static void MapCartsOpenApi(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi().WithMetadata(new AllowAnonymousAttribute(), new Unlimited());
}

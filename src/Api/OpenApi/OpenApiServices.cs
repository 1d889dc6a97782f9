using Microsoft.Extensions.DependencyInjection;

namespace PartnerCarts.Api.OpenApi;

/// <summary>Wires the description of the API.</summary>
internal static class OpenApiServices
{
    public static void AddCartsOpenApi(this IServiceCollection services)
    {
        services.AddOpenApi(OpenApiEndpoint.Name, static options =>
        {
            options.AddOperationTransformer<OperationTransformer>();
            options.AddDocumentTransformer<DocumentTransformer>();
        });
        services.AddSingleton<OpenApiEndpoint>();
    }
}

using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

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
            options.AddSchemaTransformer(
                static (schema, _, _) =>
                {
                    // The generator lists the values of an enum and forgets to say that they are texts.
                    if (schema.Enum is { Count: > 0 })
                        schema.Type ??= JsonSchemaType.String;
                    return Task.CompletedTask;
                }
            );
        });
        services.AddSingleton<OpenApiEndpoint>();
        services.AddSingleton<IApiDescriptionProvider, RequestBodyDescriptions>();
    }
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PartnerCarts.Api.OpenApi;

/// <summary>Adds what the description says of the API as a whole.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "PartnerCarts",
            Version = "v1",
            Description =
                "Carts of Microsoft Partner Center. Errors have a body of form Fault; every answer carries the "
                + "ids of its request.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[OperationTransformer.Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of the partner's tenant, of a user or of an application.",
        };
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using PartnerCarts.Api.Routes;

namespace PartnerCarts.Api.OpenApi;

/// <summary>
/// The description of the API, open to all. It is made once: making it is work, and anybody may ask for it.
/// </summary>
internal sealed class OpenApiEndpoint([FromKeyedServices(OpenApiEndpoint.Name)] IOpenApiDocumentProvider documents)
{
    public const string Name = "v1";

    private readonly Lock _gate = new();
    private Task<byte[]>? _document;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/openapi/v1.json", Get).WithMetadata(new AllowAnonymousAttribute()).ExcludeFromDescription();
        routes.MapOthers("/openapi/v1.json", "GET");
    }

    private async Task Get(HttpContext context)
    {
        var document = await Document();
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = document.Length;
        await context.Response.Body.WriteAsync(document, context.RequestAborted);
    }

    private Task<byte[]> Document()
    {
        lock (_gate)
        {
            if (_document is null or { IsFaulted: true } or { IsCanceled: true })
                _document = Make();
            return _document;
        }
    }

    private async Task<byte[]> Make()
    {
        var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
        using var bytes = new MemoryStream();
        await document.SerializeAsJsonAsync(bytes, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return bytes.ToArray();
    }
}

using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PartnerCarts.Api.OpenApi;

/// <summary>
/// Says which body a route reads. AcceptsMetadata, the usual way, will not do: with it, routing refuses other
/// content types, and clients may send any (contract.md 2).
/// </summary>
internal sealed class RequestBodyDescriptions : IApiDescriptionProvider
{
    /// <summary>After the framework's own provider, which has found the routes.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var route in context.Results)
        {
            if (
                route.ActionDescriptor.EndpointMetadata.OfType<Operation>().SingleOrDefault()
                is not { Request: { } request }
            )
                continue;
            route.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = "application/json" });
            route.ParameterDescriptions.Add(
                new ApiParameterDescription
                {
                    Name = "cart",
                    Type = request,
                    Source = BindingSource.Body,
                    IsRequired = true,
                    ParameterDescriptor = new ParameterDescriptor { Name = "cart", ParameterType = request },
                }
            );
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context) { }
}

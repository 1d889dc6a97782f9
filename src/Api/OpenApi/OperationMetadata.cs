using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace PartnerCarts.Api.OpenApi;

/// <summary>Puts a route into the API's description.</summary>
internal static class OperationMetadata
{
    private const string Json = "application/json";

    /// <param name="route">The route.</param>
    /// <param name="handler">Its handler: routes without a method to look at are not described.</param>
    /// <param name="operation">What is to be said of it.</param>
    public static void Describe(this IEndpointConventionBuilder route, RequestDelegate handler, Operation operation)
    {
        route.WithMetadata(handler.Method, operation);
        if (operation.Request is { } request)
            route.WithMetadata(new AcceptsMetadata([Json], request));
        foreach (var (status, meaning) in operation.Successes)
            route.WithMetadata(new ProducesResponseTypeMetadata(status, operation.Answer, [Json]) { Description = meaning });
        foreach (var (status, codes) in operation.Faults)
            route.WithMetadata(Fault(status, codes));
        route.WithMetadata(
            Fault(401, "800001 no token, 400 the token is not valid"),
            Fault(403, "2032 the token does not count here"),
            Fault(500, "800003 the service failed"),
            Fault(503, "800003 not now; Retry-After says when"));
    }

    private static ProducesResponseTypeMetadata Fault(int status, string codes) => new(status, typeof(Schemas.Fault), [Json]) { Description = codes };
}

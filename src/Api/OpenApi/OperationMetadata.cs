using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PartnerCarts.Api.OpenApi;

/// <summary>Puts a route into the API's description, and requires the authorization policy that it names.</summary>
internal static class OperationMetadata
{
    private const string Json = "application/json";

    /// <param name="route">The route.</param>
    /// <param name="handler">Its handler: routes without a method to look at are not described.</param>
    /// <param name="operation">What is to be said of it.</param>
    public static void Describe(this IEndpointConventionBuilder route, RequestDelegate handler, Operation operation)
    {
        route.WithMetadata(handler.Method, operation, new TagsAttribute(operation.Tag));
        route.RequireAuthorization(operation.Policy);
        foreach (var status in operation.Successes.Keys)
            route.WithMetadata(
                operation.Answer == typeof(void)
                    ? new ProducesResponseTypeMetadata(status)
                    : new ProducesResponseTypeMetadata(status, operation.Answer, [Json])
            );
        foreach (var status in operation.Faults.Keys.Concat(Operation.CommonFaults.Keys))
            route.WithMetadata(
                new ProducesResponseTypeMetadata(
                    status,
                    status == StatusCodes.Status429TooManyRequests ? typeof(Schemas.Throttled) : typeof(Schemas.Fault),
                    [Json]
                )
            );
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// What a route answers to methods it does not have. Routing's own 405 has no body, and clients cannot read that; an
/// endpoint for any method loses to those for a certain one, so it gets exactly the rest.
/// </summary>
internal static class OtherMethods
{
    public static void MapOthers(this IEndpointRouteBuilder routes, string pattern, string allow) =>
        routes
            .Map(pattern, context =>
            {
                FaultResponse.Send(context, EdgeFaults.MethodNotAllowed(context.Request.Method, allow));
                return Task.CompletedTask;
            })
            .ExcludeFromDescription();
}

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
    /// <param name="routes">Where the route is.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="allow">The methods that it has.</param>
    /// <param name="unserved">Methods that the real service has here and this one does not, with the fault that says
    /// so: a 405 is repeated by some clients, by one without end (contract.md 15.2).</param>
    public static void MapOthers(
        this IEndpointRouteBuilder routes,
        string pattern,
        string allow,
        params (string Method, Fault Fault)[] unserved
    ) =>
        routes
            .Map(pattern, context =>
            {
                var method = context.Request.Method;
                var known = Array.FindIndex(unserved, entry => HttpMethods.Equals(entry.Method, method));
                FaultResponse.Send(
                    context,
                    known >= 0 ? unserved[known].Fault : EdgeFaults.MethodNotAllowed(method, allow)
                );
                return Task.CompletedTask;
            })
            .ExcludeFromDescription();
}

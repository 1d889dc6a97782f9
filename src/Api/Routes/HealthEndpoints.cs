using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using PartnerCarts.Api.Limits;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Health, for whoever runs the process: no token, no limit. Live asks for nothing but an answer; ready asks every
/// check tagged <see cref="ReadyTag"/>.
/// </summary>
internal static class HealthEndpoints
{
    public const string ReadyTag = "ready";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/health/live", new() { Predicate = static _ => false });
        Map(routes, "/health/ready", new() { Predicate = static check => check.Tags.Contains(ReadyTag) });
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, HealthCheckOptions options) =>
        routes.MapHealthChecks(pattern, options).WithMetadata(new AllowAnonymousAttribute(), new Unlimited());
}

using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerCarts.Api.Limits;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Health, for whoever runs the process: no token, and no limit but the throttle of answers to strangers, where the
/// HTTP API is shown. Live asks for nothing but an answer; ready asks every check tagged <see cref="ReadyTag"/>.
/// </summary>
public static class HealthEndpoints
{
    /// <summary>The tag of the checks that readiness depends on.</summary>
    public const string ReadyTag = "ready";

    /// <summary>
    /// Makes readiness <c>Degraded</c> while a file of settings is broken and its last good content in use.
    /// </summary>
    public static IHealthChecksBuilder AddSettingsFilesHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<SettingsFilesHealth>("files", tags: [ReadyTag]);

    /// <summary>
    /// Adds <c>/health/live</c> and <c>/health/ready</c>: 200 with <c>Healthy</c> or <c>Degraded</c>, 503 with
    /// <c>Unhealthy</c>. A readiness that was found counts for a second, for all who ask.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var readiness = new Readiness(
            services.GetRequiredService<HealthCheckService>(),
            services.GetRequiredService<TimeProvider>()
        );
        Map(routes, "/health/live", static context =>
        {
            Send(context, HealthStatus.Healthy);
            return Task.CompletedTask;
        });
        Map(routes, "/health/ready", async context =>
            Send(context, (await readiness.Latest().WaitAsync(context.RequestAborted)).Status)
        );
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.Map(pattern, answer).WithMetadata(new AllowAnonymousAttribute(), new Unlimited());

    // Nothing is flushed: the answer leaves when everything else about the request is done, as all others do.
    private static void Send(HttpContext context, HealthStatus status)
    {
        var response = context.Response;
        var text = status.ToString();
        response.StatusCode =
            status is HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        response.Headers.CacheControl = "no-store, no-cache";
        response.Headers.Pragma = "no-cache";
        response.Headers.Expires = "Thu, 01 Jan 1970 00:00:00 GMT";
        response.ContentType = "text/plain";
        response.ContentLength = text.Length;
        response.BodyWriter.Write(Encoding.ASCII.GetBytes(text));
    }
}

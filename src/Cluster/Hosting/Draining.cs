using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>
/// The first part of an HTTP API's end: from the moment that the process is asked to stop it is not ready, and closes
/// each connection after the answer; but it goes on serving for <see cref="ShutdownOptions.DrainDelay"/>. Only then
/// does the web server stop listening and let what is in work finish; the Orleans side ends after that.
/// </summary>
internal sealed class Draining(IHostEnvironment environment, IOptions<ShutdownOptions> options)
    : LifecycleService,
        IHealthCheck
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    private volatile bool _hasBegun;

    private TimeSpan Delay => options.Value.DrainDelay ?? (environment.IsDevelopment() ? TimeSpan.Zero : Usual);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            _hasBegun ? HealthCheckResult.Unhealthy("The process is stopping.") : HealthCheckResult.Healthy()
        );

    /// <summary>Before any service stops. Whoever asks a second time does not wait again.</summary>
    public override Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_hasBegun)
            return Task.CompletedTask;
        _hasBegun = true;
#pragma warning disable RS0030 // The network's time, not the carts'.
        return Task.Delay(Delay, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
    }

    /// <summary>A client that keeps its connections is told to open the next one, which leads elsewhere.</summary>
    public Task CloseConnection(HttpContext context, RequestDelegate next)
    {
        if (_hasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return next(context);
    }
}

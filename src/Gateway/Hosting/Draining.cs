using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;

namespace PartnerCarts.Gateway;

/// <summary>
/// The first part of a REST face's end: from the moment that the process is asked to stop it is not ready, and closes each connection after the answer; but it goes on serving for
/// <see cref="ShutdownOptions.DrainDelay"/>. Only then does the web server stop listening and let what is in work finish; the Orleans side ends after that.
/// </summary>
internal sealed class Draining(IHostApplicationLifetime lifetime, IHostEnvironment environment, IOptions<ShutdownOptions> options) : IHostedLifecycleService, IHealthCheck
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    private bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    private TimeSpan Delay => options.Value.DrainDelay ?? (environment.IsDevelopment() ? TimeSpan.Zero : Usual);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HasBegun ? HealthCheckResult.Unhealthy("The process is stopping.") : HealthCheckResult.Healthy());

    /// <summary>Before any service stops.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // The network's time, not the carts'.
        return Task.Delay(Delay, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
    }

    /// <summary>A client that keeps its connections is told to open the next one, which leads elsewhere.</summary>
    public Task CloseConnection(HttpContext context, RequestDelegate next)
    {
        if (HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return next(context);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How a process of the cluster ends.</summary>
internal static class Shutdown
{
    /// <summary>Adds the section, and gives the host the time that it says.</summary>
    public static void AddShutdown(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ShutdownOptions>(configuration, ShutdownOptions.Section);
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>(static (host, shutdown) => host.ShutdownTimeout = shutdown.Value.Timeout);
    }

    public static void AddDraining(this IServiceCollection services)
    {
        services.AddSingleton<Draining>();
        services.AddHostedService(static provider => provider.GetRequiredService<Draining>());
        services.AddHealthChecks().Add(new HealthCheckRegistration("draining", static provider => provider.GetRequiredService<Draining>(), null, ["ready"]));
    }

    /// <summary>Goes before whatever answers.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use(next => context => draining.CloseConnection(context, next));
    }
}

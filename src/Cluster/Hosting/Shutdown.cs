using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>How a process of the cluster ends.</summary>
internal static class Shutdown
{
    /// <summary>Adds the section, and gives the host the time that it says.</summary>
    public static void AddShutdown(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ShutdownOptions>(configuration, ShutdownOptions.Section);
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<ShutdownOptions>>(
                static (host, shutdown) => host.ShutdownTimeout = shutdown.Value.Timeout
            );
    }

    public static void AddDraining(this IServiceCollection services)
    {
        services.AddSingleton<Draining>();
        services.AddHostedService(static provider => provider.GetRequiredService<Draining>());
        services
            .AddHealthChecks()
            .Add(
                new HealthCheckRegistration(
                    "draining",
                    static provider => provider.GetRequiredService<Draining>(),
                    null,
                    ["ready"]
                )
            );
    }

    /// <summary>Goes before whatever answers.</summary>
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use(next => context => draining.CloseConnection(context, next));
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>The HTTP API in front of a cluster. It holds no state: any number of them serve the same carts.</summary>
internal static class GatewayHost
{
    /// <param name="settings">Settings as <c>--Section:Key=value</c>.</param>
    /// <param name="configure">Changes to the composition, made last.</param>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Configuration.AddDefaultUrl();
        builder.AddProcessLogging(Registered.Providers);
        builder.AddClient();
        builder.AddHttpApi();
        builder.AddTelemetryExport("partnercarts-gateway", Registered.Providers.Instruments);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseHttpApi();
        return app;
    }

    /// <summary>Runs until it is told to stop, be it before there is a cluster.</summary>
    public static async Task Run(WebApplication app)
    {
        // Looked up now: what has run is disposed of.
        var stopping = app.Lifetime.ApplicationStopping;
        var connected = app.Services.GetRequiredService<ClusterGate>().Opened;
        try
        {
            await app.RunAsync();
        }
        catch (Exception) when (stopping.IsCancellationRequested && !connected.IsCompleted)
        {
            // The client was still connecting, and what it ends with says so: nobody waits for that any more.
        }
    }

    private static void AddClient(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSection<GatewayOptions>(builder.Configuration, GatewayOptions.Section);
        services.AddShutdown(builder.Configuration);
        services
            .AddHealthChecks()
            .Add(
                new HealthCheckRegistration(
                    "cluster",
                    provider => provider.GetRequiredService<ClusterConnection>(),
                    null,
                    ["ready"]
                )
            );
        services.Configure<HostOptions>(options =>
        {
            // The client goes on connecting until there is a silo; the web server must not wait for that.
            options.ServicesStartConcurrently = true;
        });
        // Settings that are wrong are reported by the validation of all of them, which comes before anything starts.
        if (!builder.TryAddClusterClient())
            builder.LetSettingsSpeakFirst();
    }
}

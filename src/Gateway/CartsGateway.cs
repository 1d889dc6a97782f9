using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>
/// The HTTP API in front of a cluster, as three calls in a host's Program.cs: this program's own, or somebody else's.
/// It holds no state: any number of gateways serve the same carts.
/// </summary>
public static class CartsGateway
{
    /// <summary>
    /// Makes the host a gateway. It is live at once, and ready with the first silo. All sections are validated before
    /// the host starts.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="providers">What <c>Cluster:Provider</c> chooses from; the same as in the silos.</param>
    public static WebApplicationBuilder AddCartsGateway(this WebApplicationBuilder builder, ClusterProviders providers)
    {
        builder.Configuration.AddDefaultUrl();
        builder.AddProcessLogging(providers);
        builder.AddClient(providers);
        builder.AddHttpApi(acceptsNewMembers: true);
        builder.AddTelemetryExport("partnercarts-gateway", providers.Instruments);
        return builder;
    }

    /// <summary>Puts the HTTP API into the pipeline. Nothing of the host's may answer before it.</summary>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication UseCartsGateway(this WebApplication app)
    {
        app.UseHttpApi();
        return app;
    }

    /// <summary>Runs until it is told to stop, be it before there is a cluster.</summary>
    public static async Task RunCartsGateway(this WebApplication app)
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

    private static void AddClient(this WebApplicationBuilder builder, ClusterProviders providers)
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
        if (!builder.TryAddClusterClient(providers))
            builder.LetSettingsSpeakFirst();
    }
}

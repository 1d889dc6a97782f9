using Microsoft.Extensions.Options;
using PartnerCarts.Api;
using PartnerCarts.Api.Routes;
using PartnerCarts.Cluster;
using PartnerCarts.Cluster.Tls;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo;

/// <summary>A silo, as two calls in a host's Program.cs: this program's own, or somebody else's.</summary>
public static class CartsSilo
{
    /// <summary>
    /// Makes the host a silo: a process that owns carts and orders, with health endpoints and, with
    /// <c>Gateway:Enabled</c>, the HTTP API. All sections are validated before the host starts. An
    /// <see cref="IOrderProcessor"/> that is registered takes the place of the built-in one.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="providers">What <c>Cluster:Provider</c> chooses from.</param>
    public static WebApplicationBuilder AddCartsSilo(this WebApplicationBuilder builder, ClusterProviders providers)
    {
        builder.Configuration.AddDefaultUrl();
        builder.AddProcessLogging(providers);
        builder.AddSilo(providers);
        if (ShowsHttpApi(builder.Configuration))
            builder.AddHttpApi(
                acceptsNewMembers: builder.Configuration.GetValue<bool>(
                    $"{CartsOptions.Section}:{nameof(CartsOptions.AcceptNewMembers)}"
                )
            );
        else
            builder.AddHealthOnly();
        builder.AddTelemetryExport("partnercarts-silo", providers.Instruments);
        return builder;
    }

    /// <summary>Puts the endpoints into the pipeline. Nothing of the host's may answer before them.</summary>
    /// <exception cref="OptionsValidationException">Settings are wrong; with several sections an
    /// <see cref="AggregateException"/> of these.</exception>
    public static WebApplication UseCartsSilo(this WebApplication app)
    {
        if (ShowsHttpApi(app.Configuration))
        {
            app.UseHttpApi();
            return app;
        }

        // All errors at once, before any service meets the first; the HTTP API does the same.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapHealth();
        return app;
    }

    private static bool ShowsHttpApi(IConfiguration configuration) =>
        configuration.GetValue<bool>($"{GatewayOptions.Section}:{nameof(GatewayOptions.Enabled)}");

    private static void AddSilo(this WebApplicationBuilder builder, ClusterProviders providers)
    {
        var configuration = builder.Configuration;
        builder.Services.AddCartsEngine(configuration);
        builder.Services.AddCartGrains();
        builder.Services.AddSection<GatewayOptions>(configuration, GatewayOptions.Section);
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silo", tags: ["ready"]);
        builder.Services.AddShutdown(configuration);
        builder.Services.AddClusterTls(configuration, isSilo: true);
        // Settings that are wrong are reported by the validation of all of them, which comes before anything starts.
        if (builder.Services.AddClusterSettings(configuration, providers) is { } provider)
            builder.UseOrleans(silo => silo.UseCluster(provider, configuration));
        else
            builder.LetSettingsSpeakFirst();
    }
}

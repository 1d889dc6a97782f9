using Microsoft.Extensions.Options;
using PartnerCarts.Api;
using PartnerCarts.Api.Routes;
using PartnerCarts.Cluster;
using PartnerCarts.Cluster.Tls;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo;

/// <summary>
/// A silo: a process that owns carts, with health endpoints and, where it is asked for, the HTTP API.
/// </summary>
internal static class SiloHost
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
        builder.AddCartSilo();
        var showsHttpApi = builder.Configuration.GetValue<bool>(
            $"{GatewayOptions.Section}:{nameof(GatewayOptions.Enabled)}"
        );
        if (showsHttpApi)
            builder.AddHttpApi();
        else
            builder.AddHealthOnly();
        builder.AddTelemetryExport("partnercarts-silo", Registered.Providers.Instruments);
        configure?.Invoke(builder);

        var app = builder.Build();
        if (showsHttpApi)
            app.UseHttpApi();
        else
            app.MapHealthOnly();
        return app;
    }

    private static void AddCartSilo(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddCartsEngine(configuration);
        builder.Services.AddCartGrains();
        builder.Services.AddSection<GatewayOptions>(configuration, GatewayOptions.Section);
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silo", tags: ["ready"]);
        builder.Services.AddShutdown(configuration);
        builder.Services.AddClusterTls(configuration, isSilo: true);
        // Settings that are wrong are reported by the validation of all of them, which comes before anything starts.
        if (builder.Services.AddClusterSettings(configuration, Registered.Providers) is { } provider)
            builder.UseOrleans(silo => silo.UseCluster(provider, configuration));
        else
            builder.LetSettingsSpeakFirst();
    }

    private static void MapHealthOnly(this WebApplication app)
    {
        // All errors at once, before any service meets the first; the HTTP API does the same.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapHealth();
    }
}

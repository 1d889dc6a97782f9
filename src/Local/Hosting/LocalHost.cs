using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerCarts.Api;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>The service in one process: the HTTP API over carts in memory and in one SQLite file.</summary>
internal static class LocalHost
{
    /// <param name="settings">As <c>--Section:Key=value</c>.</param>
    /// <param name="configure">Changes to the composition, made last.</param>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new()
            {
                EnvironmentName = LocalConfiguration.EnvironmentOf(settings),
                ContentRootPath = Directory.GetCurrentDirectory(),
            }
        );
        builder.Configuration.AddLocalSources(settings, builder.Environment.EnvironmentName);
        builder.Configuration.AddDefaultUrl();
        builder.WebHost.UseKestrel(
            (context, kestrel) => kestrel.Configure(context.Configuration.GetSection("Kestrel"))
        );
        builder.Services.AddRouting();
        var isUp = false;
        builder.AddLocalLogging(() => isUp);
        builder.AddLocalCarts();
        builder.Services.AddCartsEngine(builder.Configuration);
        // Here nobody looks for another partner's carts by the clock; Auth:NotFoundAfter brings the delay back.
        builder.Services.Configure<AuthOptions>(static options => options.NotFoundAfter = TimeSpan.Zero);
        builder.AddCartsApi();
        builder.AddTelemetryExport("partnercarts-local");
        // The path comes unchecked: the key is asked for while the options are being validated.
        builder.AddDevelopmentKey(_ => LocalConfiguration.KeyPath(LocalConfiguration.StorePath(builder.Configuration)));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => isUp = true);
        app.UseCartsApi();
        return app;
    }

    private static void AddLocalCarts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSection<StoreOptions>(builder.Configuration, StoreOptions.Section);
        services.AddCartSerialization();
        services.TryAddSingleton<SqliteStore>();
        services.AddSingleton<ICartStates>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<IOrderStore, SqliteOrderStore>();
        services.AddSingleton<LocalCarts>();
        services.AddSingleton<ICarts>(provider => provider.GetRequiredService<LocalCarts>());
        services.AddHostedService(provider => provider.GetRequiredService<SqliteStore>());
        services.AddHostedService<Sweeper>();
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]);
    }

    // A start that fails is reported by whoever started, in a line; the host would add its stack traces.
    private static void AddLocalLogging(this WebApplicationBuilder builder, Func<bool> isUp) =>
        builder
            .Logging.AddSimpleConsole(console =>
                (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (
                    true,
                    true,
                    "yyyy-MM-ddTHH:mm:ssZ "
                )
            )
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter(nameof(PartnerCarts), LogLevel.Information)
            // An activity and a log scope for each request, which this console shows nothing of.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .BoundOutages(events: WebServerLog.CausedByClients)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isUp() && level >= LogLevel.Warning);
}

using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>This program's service.</summary>
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
        builder.WebHost.UseKestrel(
            (context, kestrel) => kestrel.Configure(context.Configuration.GetSection("Kestrel"))
        );
        builder.Services.AddRouting();
        var isUp = false;
        builder.AddLocalLogging(() => isUp);
        builder.AddCartsLocal();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => isUp = true);
        return app.UseCartsLocal();
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

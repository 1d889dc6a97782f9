using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>
/// What a process of the cluster says by itself: its own life, what goes wrong, and nothing per request. Section
/// <c>Logging</c> changes it as usual.
/// </summary>
internal static class ProcessLogging
{
    // They report a start that fails, or a client that is not connected yet, each with its stack traces; whoever starts
    // the process does so in a line.
    private static readonly string[] ReportFailedStarts =
    [
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Orleans.Runtime.SiloLifecycleSubject",
        "Orleans.Runtime.Silo",
        "Orleans.Runtime.ReminderService.LocalReminderService",
        "Orleans.Messaging.GatewayManager",
    ];

    // Whatever goes wrong there is a peer that is away, or not the one it should be.
    private static readonly string[] OfTheNetwork = ["Orleans.Runtime.Messaging", "Orleans.Connections.Security"];

    public static void AddProcessLogging(this WebApplicationBuilder builder, ClusterProviders providers)
    {
        var start = new StartWatch();
        builder.Services.AddHostedService(_ => start);
        foreach (var category in ReportFailedStarts)
            builder.Logging.AddFilter(category, level => start.IsUp && level >= LogLevel.Warning);
        builder
            .Logging.AddSimpleConsole(console =>
                (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (
                    true,
                    true,
                    "yyyy-MM-ddTHH:mm:ss.fffZ "
                )
            )
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter(nameof(PartnerCarts), LogLevel.Information)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // Who joins, who is suspected, who is out: the first thing that is asked when a cluster misbehaves.
            .AddFilter("Orleans.Runtime.MembershipService", LogLevel.Information)
            // An activity and a log scope for each request, also where nothing exports them; what does export asks for
            // them by itself.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            // Every attempt to place a grain is reported here while a silo is gone, with stack trace; whoever waits for
            // the grain reports the outcome.
            .AddFilter("Polly", LogLevel.None)
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .BoundOutages(
                [typeof(OrleansException), .. providers.All.SelectMany(provider => provider.Outages)],
                OfTheNetwork,
                WebServerLog.CausedByClients
            );
    }
}

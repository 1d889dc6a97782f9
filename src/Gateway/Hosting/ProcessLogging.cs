using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Gateway;

/// <summary>What a process of the cluster says by itself: its own life, what goes wrong, and nothing per request. Section <c>Logging</c> changes it as usual.</summary>
internal static class ProcessLogging
{
    public static void AddProcessLogging(this WebApplicationBuilder builder) => builder.Logging
        .AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ "))
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter(nameof(PartnerCarts), LogLevel.Information)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
        // Who joins, who is suspected, who is out: the first thing that is asked when a cluster misbehaves.
        .AddFilter("Orleans.Runtime.MembershipService", LogLevel.Information)
        // Every attempt to place a grain is reported here while a silo is gone, with stack trace; whoever waits for the grain reports the outcome.
        .AddFilter("Polly", LogLevel.None)
        .AddConfiguration(builder.Configuration.GetSection("Logging"));
}

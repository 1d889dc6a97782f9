using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PartnerCarts.Engine;

namespace PartnerCarts.Gateway;

/// <summary>Logging of the processes of a cluster.</summary>
internal static class ClusterLogging
{
    // They report a start that fails, each with its stack traces; whoever starts the process does so in a line.
    private static readonly string[] ReportFailedStarts =
        ["Microsoft.Extensions.Hosting.Internal.Host", "Orleans.Runtime.SiloLifecycleSubject", "Orleans.Runtime.Silo", "Orleans.Messaging.GatewayManager"];

    /// <summary>What is normal while a silo or a store is away is said seldom and in a line.</summary>
    public static void AddClusterLogging(this WebApplicationBuilder builder)
    {
        var start = new StartWatch();
        builder.Services.AddSingleton(start);
        builder.Services.AddHostedService(services => services.GetRequiredService<StartWatch>());
        builder.Logging.BoundOutages(typeof(OrleansException), typeof(RequestFailedException));
        foreach (var category in ReportFailedStarts)
            builder.Logging.AddFilter(category, level => level >= LogLevel.Information && (start.IsUp || level < LogLevel.Warning));
    }

    private sealed class StartWatch : IHostedLifecycleService
    {
        public volatile bool IsUp;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            IsUp = true;
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

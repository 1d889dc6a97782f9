using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains;

/// <summary>Makes sure, with every silo that starts, that all shards are looked at. Nobody waits for it.</summary>
internal sealed class DueShardStarter(IGrainFactory grains, ClusterCalls calls, IHostApplicationLifetime lifetime, ILogger<DueShardStarter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A silo that fails to start stops this first: that is no fault of its own to be reported.
        await SiloIsUp(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var attempt = 1; !stoppingToken.IsCancellationRequested; attempt++)
        {
            try
            {
                for (var shard = 0; shard < DueShards.Count; shard++)
                    await grains.GetGrain<IDueShardGrain>(shard).Start().WaitAsync(stoppingToken);
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The reminder table may be out of reach for a while.
                GrainLog.ShardsNotStarted(logger, attempt, failure);
            }

            await calls.Pause(attempt, stoppingToken);
        }
    }

    private async Task SiloIsUp(CancellationToken stopping)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(up.SetResult);
        await up.Task.WaitAsync(stopping);
    }
}

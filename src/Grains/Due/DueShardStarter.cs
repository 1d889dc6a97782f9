using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains;

/// <summary>Makes sure, with every silo that starts, that all shards are looked at.</summary>
internal sealed class DueShardStarter(IGrainFactory grains, ClusterCalls calls, ILogger<DueShardStarter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
                // The silo may still be starting, or the reminder table may be out of reach for a while.
                GrainLog.ShardsNotStarted(logger, attempt, failure);
            }

            await calls.Pause(attempt, stoppingToken);
        }
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains;

/// <summary>
/// Makes sure that all shards are looked at: with every silo that starts, and again every now and then, so that those
/// of a silo that has died do not wait for their reminder to come round. Nobody waits for it.
/// </summary>
internal sealed class WakeupShardStarter(
    IGrainFactory grains,
    ClusterCalls calls,
    IHostApplicationLifetime lifetime,
    ILogger<WakeupShardStarter> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // When a silo fails to start, this is cancelled first. The cause is reported elsewhere, so not here.
        await SiloIsUp(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var attempt = 1; !stoppingToken.IsCancellationRequested; )
        {
            try
            {
                for (var shard = 0; shard < WakeupShards.Count; shard++)
                    await grains.GetGrain<IWakeupShardGrain>(shard).Start().WaitAsync(stoppingToken);
                attempt = 1;
                await calls.Rest(Period, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The reminder table may be out of reach for a while.
                GrainLog.ShardsNotStarted(logger, attempt, failure);
                await calls.Pause(attempt++, stoppingToken);
            }
        }
    }

    private async Task SiloIsUp(CancellationToken stopping)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(up.SetResult);
        await up.Task.WaitAsync(stopping);
    }
}

using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains;

/// <summary>
/// One look at a shard: wakes every cart that is due, a few at a time, and removes the entries that have served.
/// </summary>
internal sealed class WakeupSweep(
    int shard,
    IWakeupIndex index,
    CartReferences carts,
    TimeProvider clock,
    ILogger logger
)
{
    private const int AtOnce = 16;

    // A cart puts its entry before it writes its state. An entry without a cart may therefore belong to a write that is
    // still under way, and is not removed at once.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private int _served;
    private int _left;

    public async Task Run(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var running = new List<Task>(AtOnce);
        await foreach (var entry in index.Due(shard, now, cancellation))
        {
            if (running.Count == AtOnce)
                running.Remove(await Task.WhenAny(running));
            running.Add(Serve(entry, now, cancellation));
        }

        await Task.WhenAll(running);
        if (_served + _left > 0)
            GrainLog.Swept(logger, shard, _served, _left);
    }

    private async Task Serve(WakeupEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            if (!await carts.Of(entry.Key).Wake(entry.Due))
            {
                _left++;
                return;
            }

            _served++;
            if (now - entry.Due >= Grace)
                await index.Remove(entry.Key, entry.Due, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            _left++;
            GrainLog.NotWoken(logger, shard, entry.Key, entry.Due, failure);
        }
    }
}

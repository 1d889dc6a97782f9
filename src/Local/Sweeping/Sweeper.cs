using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>
/// Has the activations of due carts look at them, at start and then regularly: those that have ended leave the store, a
/// checkout that a crash interrupted goes on, orders that are pending are asked about. Also lets idle carts leave
/// memory, and gives free pages back to the file system.
/// </summary>
internal sealed class Sweeper(
    SqliteStore store,
    LocalCarts carts,
    TimeProvider clock,
    IOptions<StoreOptions> options,
    ILogger<Sweeper> logger
) : BackgroundService
{
    private const int PageSize = 256;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        do
        {
            try
            {
                carts.RetireIdle();
                await ExpireDue(stoppingToken);
                await FreePages.GiveBack(store.Writer, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LocalLog.SweepFailed(logger, options.Value.SweepInterval, failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ExpireDue(CancellationToken stopping)
    {
        var page = new DuePage(clock.GetUtcNow().ToUnixTimeMilliseconds());
        // Some stay: those whose checkout is under way. Each page begins behind the last, so they hold nobody up.
        while (
            (await store.Readers.Read(static (session, page) => page.Next(session), page, stopping))
                is { Count: > 0 } keys
        )
        {
            var replies = await Task.WhenAll(
                keys.Select(key => carts.Send(key, CartCommand.Expire.Instance, default, stopping).AsTask())
            );
            // The store does not take them now; what is left waits for the next time.
            if (replies.Any(reply => reply is CartReply.Refused))
                return;
        }
    }

    /// <summary>Walks the index of due times, from the earliest on.</summary>
    private sealed class DuePage(long now)
    {
        private long _due = long.MinValue;
        private long _row;

        public List<CartKey> Next(ReaderSession session)
        {
            var keys = new List<CartKey>(PageSize);
            using var rows = session.DueCarts.Bind(1, now).Bind(2, _due).Bind(3, _row).Bind(4, PageSize).Use();
            while (rows.Step())
            {
                (_due, _row) = (rows.Integer(0), rows.Integer(1));
                keys.Add(StoreKey.ReadCart(rows.Blob(2)));
            }

            return keys;
        }
    }
}

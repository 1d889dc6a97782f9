using Microsoft.Extensions.Options;
using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>
/// Finds carts that are due though nobody asks for them, at start and then regularly, and has their owners look: those that have ended leave the
/// store, a checkout that a crash interrupted goes on. Also lets idle carts leave memory, and gives free pages back to the file system.
/// </summary>
internal sealed class Sweeper(SqliteStore store, LocalCarts carts, TimeProvider clock, IOptions<StoreOptions> options, ILogger<Sweeper> logger) : BackgroundService
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
                while (await FreePages.GiveBack(store.Writer))
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LocalLog.SweepFailed(logger, options.Value.SweepInterval, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ExpireDue(CancellationToken stopping)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var page = new DuePage(long.MinValue, 0, []);
        do
        {
            // Some stay: those whose checkout is under way. Each page begins behind the last, so they hold nobody up.
            page = await store.Readers.Read(static (session, after) => ReadPage(session, after.now, after.page), (now, page), stopping);
            await Task.WhenAll(page.Keys.Select(key => carts.Send(key, CartCommand.Expire.Instance, default, stopping).AsTask()));
        }
        while (page.Keys.Count == PageSize);
    }

    private static DuePage ReadPage(ReaderSession session, long now, DuePage after)
    {
        var (due, row, keys) = (after.Due, after.Row, new List<CartKey>(PageSize));
        using var rows = session.DueCarts.Bind(1, now).Bind(2, due).Bind(3, row).Bind(4, PageSize).Use();
        while (rows.Step())
        {
            (due, row) = (rows.Integer(0), rows.Integer(1));
            keys.Add(StoreKey.ReadCart(rows.Blob(2)));
        }

        return new DuePage(due, row, keys);
    }

    /// <summary>Some of the keys that are due, and where in the index the next ones begin.</summary>
    private sealed record DuePage(long Due, long Row, List<CartKey> Keys);
}

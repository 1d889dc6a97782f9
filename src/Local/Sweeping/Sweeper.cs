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
        var due = new DuePage(clock.GetUtcNow(), PageSize);
        // Some stay: those whose checkout is under way. Each page begins behind the last, so they hold nobody up.
        while ((await store.Readers.Read(static (session, page) => page.Next(session), due, stopping)) is { Count: > 0 } keys)
            await Task.WhenAll(keys.Select(key => carts.Send(key, CartCommand.Expire.Instance, default, stopping).AsTask()));
    }
}

using Microsoft.Extensions.Hosting;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads the catalog before any other service starts, so that a faulty file keeps the process from starting, and then has a
/// <see cref="FileCatalogSource"/> look for changes.
/// </summary>
internal sealed class CatalogWatch(ICatalogSource source, TimeProvider time) : BackgroundService, IHostedLifecycleService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = source.Current;
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (source is not FileCatalogSource file || file.Current.IsOpen)
            return;
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            file.Poll();
    }
}

using Microsoft.Extensions.Hosting;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads a file of settings before any other service starts, so that a faulty one keeps the process from starting, and
/// then looks for changes of it.
/// </summary>
/// <param name="find">Asked for once the options are known to be good; null where no file is in use.</param>
/// <param name="time">The clock.</param>
internal sealed class FileWatch(Func<IReloadedFile?> find, TimeProvider time)
    : BackgroundService,
        IHostedLifecycleService
{
    /// <summary>How often the file is looked at.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private IReloadedFile? _file;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _file = find() is { } file && file.Load() ? file : null;
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_file is null)
            return;
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            _file.Poll();
    }
}

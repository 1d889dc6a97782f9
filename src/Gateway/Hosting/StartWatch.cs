using Microsoft.Extensions.Hosting;

namespace PartnerCarts.Gateway;

/// <summary>Knows whether everything has started.</summary>
internal sealed class StartWatch : IHostedLifecycleService
{
    private volatile bool _isUp;

    public bool IsUp => _isUp;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _isUp = true;
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>Knows whether everything has started.</summary>
internal sealed class StartWatch : LifecycleService
{
    private volatile bool _isUp;

    public bool IsUp => _isUp;

    public override Task StartedAsync(CancellationToken cancellationToken)
    {
        _isUp = true;
        return Task.CompletedTask;
    }
}

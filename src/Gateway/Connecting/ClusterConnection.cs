using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>
/// Ready: the Orleans client has started, which it does with the first silo, and is connected to one at least.
/// </summary>
internal sealed class ClusterConnection(ClusterGate gate)
    : LifecycleService,
        IClusterConnectionStatusObserver,
        IHealthCheck
{
    private volatile int _silos;

    public void NotifyGatewayCountChanged(
        int currentNumberOfGateways,
        int previousNumberOfGateways,
        bool connectionRecovered
    ) => _silos = currentNumberOfGateways;

    public void NotifyClusterConnectionLost() => _silos = 0;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            gate.Opened.IsCompleted && _silos > 0
                ? HealthCheckResult.Healthy($"Connected to {_silos} silos.")
                : HealthCheckResult.Unhealthy("Not connected to any silo.")
        );

    /// <summary>All services have started, and so has the client.</summary>
    public override Task StartedAsync(CancellationToken cancellationToken)
    {
        gate.Open();
        return Task.CompletedTask;
    }
}

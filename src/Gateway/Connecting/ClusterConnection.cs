using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerCarts.Gateway;

/// <summary>Ready: the gateway is connected to a silo at least.</summary>
internal sealed class ClusterConnection : IClusterConnectionStatusObserver, IHealthCheck
{
    private volatile int _silos;

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered) => _silos = currentNumberOfGateways;

    public void NotifyClusterConnectionLost() => _silos = 0;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        _silos > 0 ? HealthCheckResult.Healthy($"Connected to {_silos} silos.") : HealthCheckResult.Unhealthy("Not connected to any silo."));
}

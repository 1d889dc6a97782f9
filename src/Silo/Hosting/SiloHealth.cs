using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerCarts.Silo;

/// <summary>
/// Ready: the silo is an active member of its cluster. While it joins, and from the moment that it leaves, it should
/// get no traffic.
/// </summary>
internal sealed class SiloHealth(ISiloStatusOracle oracle) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            oracle.CurrentStatus is SiloStatus.Active
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The silo is {oracle.CurrentStatus}.")
        );
}

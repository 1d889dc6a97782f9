using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Routes;

/// <summary>
/// Degraded while a catalog or customers file is broken and its last good content is in use. Not unhealthy: all
/// processes see the same file, and to take them all out of balance would make a stop of a fault that can wait.
/// </summary>
internal sealed class SettingsFilesHealth(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        IReloadedFile?[] files =
        [
            services.GetService<ICatalogSource>() as IReloadedFile,
            services.GetService<IRelationships>() as IReloadedFile,
        ];
        var faulty = string.Join(", ", files.Where(file => file is { IsFaulty: true }).Select(file => file!.Setting));
        return Task.FromResult(
            faulty.Length == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    $"{faulty}: the file is faulty or missing, and its last good content is in use."
                )
        );
    }
}

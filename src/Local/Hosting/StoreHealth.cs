using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerCarts.Local;

/// <summary>Whether the store can be written: by trying it, with a small durable change of its own.</summary>
internal sealed class StoreHealth(SqliteStore store) : StoreWrite, IHealthCheck
{
    public override void Apply(WriterSession session) => session.Sql.Execute($"PRAGMA user_version = {StoreSchema.Version}");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.Writer.Write(new StoreHealth(store));
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure)
        {
            return HealthCheckResult.Unhealthy("The store cannot be written.", failure);
        }
    }
}

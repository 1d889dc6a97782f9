using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PartnerCarts.Local;

/// <summary>
/// Whether the store can be written: by trying it, with a small durable change of its own. And whether damage was met
/// in it, which stays so until a start over a whole store.
/// </summary>
internal sealed class StoreHealth(SqliteStore store) : StoreWrite, IHealthCheck
{
    public override void Apply(WriterSession session) =>
        session.Sql.Execute($"PRAGMA user_version = {StoreSchema.Version}");

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (store.Damage.IsSeen)
            return HealthCheckResult.Unhealthy(
                "Something in the store cannot be read. Stop the service, run check to see what is damaged, and "
                    + "put the latest backup in the store's place."
            );
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

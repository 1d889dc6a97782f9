using System.Data.Common;
using Microsoft.Extensions.Configuration;
using PartnerCarts.Cluster;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// A cluster in one PostgreSQL database: membership, reminders, state, wake-up and customer index. Section
/// <c>Cluster:PostgreSql</c> (<see cref="PostgreSqlOptions"/>).
/// </summary>
public sealed class PostgreSqlProvider : IClusterProvider
{
    /// <inheritdoc/>
    public string Name => "PostgreSql";

    /// <inheritdoc/>
    public IEnumerable<string> Instruments => [nameof(Npgsql)];

    /// <inheritdoc/>
    public IEnumerable<string> Check(ProviderSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Cluster.ConnectionString))
            yield return $"Cluster:ConnectionString is missing: Cluster:Provider is {Name}. {PostgreSqlFaults.Example}";
        else if (PostgreSqlFaults.ProblemOf(settings.Cluster.ConnectionString) is { } problem)
            yield return problem;
    }

    /// <inheritdoc/>
    public void AddToSilo(ISiloBuilder silo, ProviderSettings settings) =>
        silo.UsePostgreSql(settings.Cluster.ConnectionString!);

    /// <inheritdoc/>
    public void AddToClient(IClientBuilder client, ProviderSettings settings) =>
        client.UseAdoNetClustering(options =>
            (options.Invariant, options.ConnectionString) = (
                PostgreSqlHosting.Invariant,
                settings.Cluster.ConnectionString!
            )
        );

    /// <inheritdoc/>
    public Task<string> Prepare(ProviderSettings settings, CancellationToken cancellation)
    {
        var options = settings.Own.Get<PostgreSqlOptions>() ?? new();
        return DatabaseSetup.Run(
            settings.Cluster.ConnectionString!,
            new DatabaseRoles(options.SiloRole, options.GatewayRole),
            cancellation
        );
    }

    /// <inheritdoc/>
    public ProviderFault? Explain(Exception failure, ProviderSettings? settings) =>
        failure is not DbException database ? null
        : settings is null
            ? new ProviderFault(
                $"The database of Cluster:ConnectionString cannot be used: {database.Message.Split('\n')[0].TrimEnd()}",
                PostgreSqlFaults.IsPassing(failure)
            )
        : new ProviderFault(
            PostgreSqlFaults.Explain(settings.Cluster.ConnectionString!, failure),
            PostgreSqlFaults.IsPassing(failure)
        );
}

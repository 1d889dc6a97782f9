using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Cluster.Tls;
using PartnerCarts.Engine;
using PartnerCarts.Grains;
using PartnerCarts.Providers.AzureStorage;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Gateway;

/// <summary>Makes the process a client of the cluster that section <c>Cluster</c> names.</summary>
internal static class ClientClustering
{
    private const string Npgsql = "Npgsql";

    /// <summary>
    /// Adds the client, the carts that it reaches, and <see cref="ClusterConnection"/>, which knows when it does.
    /// </summary>
    /// <returns>False when the settings are wrong, and there is no client: their validation says what is.</returns>
    public static bool TryAddClusterClient(this IHostApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddCartsEngine(configuration);
        services.AddClusterCarts();
        services.AddSingleton<ClusterConnection>();
        services.AddHostedService(static provider => provider.GetRequiredService<ClusterConnection>());
        services.AddClusterTls(configuration, isSilo: false);
        if (services.AddClusterSettings(configuration) is not { } cluster)
            return false;
        builder.UseOrleansClient(client => client.UseCluster(cluster, configuration));
        return true;
    }

    private static IClientBuilder UseCluster(
        this IClientBuilder client,
        ClusterSettings cluster,
        IConfiguration configuration
    )
    {
        client.Configure<ClusterOptions>(options =>
            (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId)
        );
        // A silo that has come or gone is noticed by connections at once; the list is for those that were never
        // connected to.
        client.Configure<Orleans.Configuration.GatewayOptions>(static options =>
            options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5)
        );
        // Every call passes through filters for it, so only where somebody looks.
        if (TelemetryExport.IsOn(configuration))
            client.AddActivityPropagation();
        if (cluster.Tls.IsOn())
            client.Configure<ClientConnectionOptions>(static options =>
                options.ConfigureConnection(static connection => connection.UseOutboundTls())
            );
        client.UseConnectionRetryFilter<ConnectUntilThereIsASilo>();
        client.Services.AddSingleton<IClusterConnectionStatusObserver>(static services =>
            services.GetRequiredService<ClusterConnection>()
        );
        return cluster.Provider switch
        {
            ClusterProvider.PostgreSql when PostgreSqlFaults.ProblemOf(cluster.ConnectionString) is { } problem =>
                throw new InvalidOperationException(problem),
            ClusterProvider.PostgreSql => client.UseAdoNetClustering(options =>
                (options.Invariant, options.ConnectionString) = (Npgsql, cluster.ConnectionString!)
            ),
            ClusterProvider.AzureStorage => client.UseAzureStorageClustering(options =>
                options.TableServiceClient = AzureClients.Tables(cluster)
            ),
            _ => client.UseLocalhostClustering(cluster.GatewayPort, cluster.ServiceId, cluster.ClusterId),
        };
    }
}

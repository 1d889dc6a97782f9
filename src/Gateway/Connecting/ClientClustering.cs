using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using PartnerCarts.Api;
using PartnerCarts.Gateway.Tls;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>Makes the process a client of the cluster that section <c>Cluster</c> names.</summary>
internal static class ClientClustering
{
    private const string Npgsql = "Npgsql";

    public static IClientBuilder UseCluster(this IClientBuilder client, ClusterSettings cluster, IConfiguration configuration)
    {
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        // A silo that has come or gone is noticed by connections at once; the list is for those that were never connected to.
        client.Configure<Orleans.Configuration.GatewayOptions>(static options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        // Every call passes through filters for it, so only where somebody looks.
        if (TelemetryExport.IsOn(configuration))
            client.AddActivityPropagation();
        if (cluster.Tls.IsOn())
            client.Configure<ClientConnectionOptions>(static options => options.ConfigureConnection(static connection => connection.UseOutboundTls()));
        client.UseConnectionRetryFilter<ConnectUntilThereIsASilo>();
        client.Services.AddSingleton<IClusterConnectionStatusObserver>(static services => services.GetRequiredService<ClusterConnection>());
        return cluster.Provider switch
        {
            ClusterProvider.PostgreSql when PostgreSqlFaults.ProblemOf(cluster.ConnectionString) is { } problem => throw new InvalidOperationException(problem),
            ClusterProvider.PostgreSql => client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, cluster.ConnectionString!)),
            ClusterProvider.AzureStorage => client.UseAzureStorageClustering(options => options.TableServiceClient = AzureClients.Tables(cluster)),
            _ => client.UseLocalhostClustering(cluster.GatewayPort, cluster.ServiceId, cluster.ClusterId),
        };
    }
}

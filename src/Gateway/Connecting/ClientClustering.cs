using Orleans.Configuration;
using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Cluster.Tls;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>Makes the process a client of the cluster that section <c>Cluster</c> names.</summary>
internal static class ClientClustering
{
    /// <summary>
    /// Adds the client, the carts that it reaches, and <see cref="ClusterConnection"/>, which knows when it does.
    /// </summary>
    /// <returns>False when the settings are wrong, and there is no client: their validation says what is.</returns>
    public static bool TryAddClusterClient(this IHostApplicationBuilder builder, ClusterProviders providers)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddCartsEngine(configuration);
        services.AddClusterCarts();
        services.AddSingleton<ClusterConnection>();
        services.AddHostedService(static provider => provider.GetRequiredService<ClusterConnection>());
        services.AddClusterTls(configuration, isSilo: false);
        if (services.AddClusterSettings(configuration, providers) is not { } provider)
            return false;
        builder.UseOrleansClient(client => client.UseCluster(provider, configuration));
        return true;
    }

    private static void UseCluster(this IClientBuilder client, ChosenProvider provider, IConfiguration configuration)
    {
        var cluster = provider.Cluster;
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
        provider.AddToClient(client);
    }
}

using System.Net;
using Orleans.Configuration;
using PartnerCarts.Api;
using PartnerCarts.Cluster;
using PartnerCarts.Cluster.Tls;

namespace PartnerCarts.Silo;

/// <summary>Makes the process a silo of the cluster that section <c>Cluster</c> names.</summary>
internal static class SiloClustering
{
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, ChosenProvider provider, IConfiguration configuration)
    {
        var cluster = provider.Cluster;
        silo.Configure<ClusterOptions>(options =>
            (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId)
        );
        silo.UseChosenMembershipTiming(configuration);
        silo.UseChosenLeave();
        // Every call passes through filters for it, so only where somebody looks.
        if (TelemetryExport.IsOn(configuration))
            silo.AddActivityPropagation();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, PlaintextCheck>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, PortCheck>();
        silo.Services.AddHostedService<CutWatch>();
        if (cluster.Tls.IsOn())
            silo.Configure<SiloConnectionOptions>(UseTls);
        silo.Listen(cluster);
        provider.AddToSilo(silo);
        return silo;
    }

    private static void UseTls(SiloConnectionOptions connections)
    {
        connections.ConfigureSiloInboundConnection(static connection => connection.UseInboundTls(fromSilos: true));
        connections.ConfigureGatewayInboundConnection(static connection => connection.UseInboundTls(fromSilos: false));
        connections.ConfigureSiloOutboundConnection(static connection => connection.UseOutboundTls());
    }

    private static void Listen(this ISiloBuilder silo, ClusterSettings cluster) =>
        silo.Configure<EndpointOptions>(options =>
        {
            (options.SiloPort, options.GatewayPort) = (cluster.SiloPort, cluster.GatewayPort);
            if (cluster.AdvertisedAddress is { } advertised)
                options.AdvertisedIPAddress = IPAddress.Parse(advertised);
            // Without a listening endpoint Orleans listens on the advertised address alone. A container is reached
            // under an address that it does not have itself.
            if (cluster.ListenAddress is not { } listen)
                return;
            // Orleans listens on IPv4, too, for this very object and not for one that equals it.
            var address =
                IPAddress.Parse(listen) is var parsed && parsed.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Any : parsed;
            options.SiloListeningEndpoint = new IPEndPoint(address, cluster.SiloPort);
            options.GatewayListeningEndpoint = new IPEndPoint(address, cluster.GatewayPort);
        });
}

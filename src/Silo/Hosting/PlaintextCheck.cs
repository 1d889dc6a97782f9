using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using PartnerCarts.Cluster;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo;

/// <summary>
/// Looks at where the silo is about to listen. Whoever reaches a silo's ports without TLS can act as a member of the
/// cluster, for every partner and without a token, so a silo that is reachable from other machines without TLS says so
/// at each start, and in Production does not start unless <see cref="ClusterSettings.AllowPlaintext"/> is set.
/// </summary>
internal sealed partial class PlaintextCheck(
    IOptions<EndpointOptions> endpoints,
    IOptions<ClusterSettings> cluster,
    IHostEnvironment environment,
    ILogger<PlaintextCheck> logger
) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(PlaintextCheck), ServiceLifecycleStage.First, Check);

    /// <exception cref="InvalidOperationException">The silo may not start as it is set up; says what to do.</exception>
    internal Task Check(CancellationToken cancellation)
    {
        if (cluster.Value.Tls.IsOn() || Exposed() is not { } place)
            return Task.CompletedTask;
        if (environment.IsProduction() && !cluster.Value.AllowPlaintext)
            throw new InvalidOperationException(
                $"The silo would listen on {place}, which other machines can reach, without TLS: whoever reaches "
                    + $"its ports could read and change every cart. "
                    + "Give Cluster:Tls a certificate, let it listen on this machine only (Cluster:ListenAddress "
                    + "127.0.0.1), or, where the network lets nobody but the cluster's members "
                    + "reach these ports, set Cluster:AllowPlaintext, which is false, to true."
            );
        ListensInPlaintext(place);
        return Task.CompletedTask;
    }

    /// <summary>The first of the two listening addresses that is not this machine's own; null when both are.</summary>
    private IPEndPoint? Exposed()
    {
        var options = endpoints.Value;
        var places = new[]
        {
            options.SiloListeningEndpoint ?? new IPEndPoint(options.AdvertisedIPAddress, options.SiloPort),
            options.GatewayListeningEndpoint ?? new IPEndPoint(options.AdvertisedIPAddress, options.GatewayPort),
        };
        return Array.Find(places, static place => !IPAddress.IsLoopback(place.Address));
    }

    [LoggerMessage(
        3110,
        LogLevel.Warning,
        "The silo listens on {Place} without TLS: whoever reaches its ports can read and change every cart. Set "
            + "Cluster:Tls, or keep the ports to the cluster's members."
    )]
    private partial void ListensInPlaintext(IPEndPoint place);
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace PartnerCarts.Silo;

/// <summary>
/// Finds at the very start that another process has one of the silo's ports, and says which: Orleans would say "address
/// already in use".
/// </summary>
internal sealed class PortCheck(IOptions<EndpointOptions> options) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(PortCheck), ServiceLifecycleStage.First, Check);

    private Task Check(CancellationToken cancellation)
    {
        var endpoints = options.Value;
        Check(
            "Cluster:SiloPort",
            endpoints.SiloListeningEndpoint ?? new IPEndPoint(endpoints.AdvertisedIPAddress, endpoints.SiloPort)
        );
        Check(
            "Cluster:GatewayPort",
            endpoints.GatewayListeningEndpoint ?? new IPEndPoint(endpoints.AdvertisedIPAddress, endpoints.GatewayPort)
        );
        return Task.CompletedTask;
    }

    private static void Check(string setting, IPEndPoint place)
    {
        try
        {
            using var listener = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (place.Address.Equals(IPAddress.IPv6Any))
                listener.DualMode = true;
            listener.Bind(place);
        }
        catch (SocketException fault)
        {
            throw new InvalidOperationException(
                $"{setting} is {place.Port}, where this silo cannot listen ({place}): {fault.Message}. Choose "
                    + $"another port, end the process that has it, or correct Cluster:AdvertisedAddress or "
                    + $"Cluster:ListenAddress.",
                fault
            );
        }
    }
}

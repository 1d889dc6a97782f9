using System.Net;
using System.Net.Sockets;

namespace PartnerCarts.Gateway.Tests.Support;

internal static class FreePort
{
    /// <summary>A port of 127.0.0.1 on which nobody listens now.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

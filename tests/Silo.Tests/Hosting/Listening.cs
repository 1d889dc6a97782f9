using System.Net.Sockets;

namespace PartnerCarts.Silo.Tests.Hosting;

/// <summary>Asks this machine whether somebody listens.</summary>
internal static class Listening
{
    public static bool IsReachable(string address, int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(address, port);
            return true;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}

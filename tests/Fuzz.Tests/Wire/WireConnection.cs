using System.Net;
using System.Net.Sockets;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>Sends what a client might, and takes whatever comes back until the server ends the connection.</summary>
internal static class WireConnection
{
    /// <summary>Longer than anything that the server waits for by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>After so long nothing more will come: the end of the input tells the server the same.</summary>
    private static readonly TimeSpan UntilHalfClose = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">The server neither answered all nor closed.</exception>
    public static async Task<byte[]> Exchange(IPEndPoint server, byte[] input)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            LingerState = new LingerOption(true, 0),
        };
        using var answer = new MemoryStream();
        try
        {
            await socket.ConnectAsync(server, patience.Token);
            var reading = Drain(socket, answer, patience.Token);
            await socket.SendAsync(input, patience.Token);
            if (await Task.WhenAny(reading, Task.Delay(UntilHalfClose, patience.Token)) != reading)
                socket.Shutdown(SocketShutdown.Send);
            await reading;
        }
        catch (SocketException)
        {
            // The server may end the connection in any way, and what came before it is the answer.
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The connection was still open after {Patience.TotalSeconds} s.");
        }

        return answer.ToArray();
    }

    private static async Task Drain(Socket socket, MemoryStream answer, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        while (await socket.ReceiveAsync(buffer, cancellation) is > 0 and var count)
            answer.Write(buffer, 0, count);
    }
}

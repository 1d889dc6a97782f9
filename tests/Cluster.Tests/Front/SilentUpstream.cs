using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Takes whole requests, counts them, and ends each connection without an answer, as a process that is killed does.
/// </summary>
internal sealed class SilentUpstream : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _received = new();

    public SilentUpstream()
    {
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The methods of the requests that came whole, body included.</summary>
    public IReadOnlyCollection<string> Received => _received;

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = Receive(client);
        }
    }

    private async Task Receive(TcpClient client)
    {
        using (client)
        {
            var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            var length = 0;
            var method = (await reader.ReadLineAsync())?.Split(' ')[0];
            for (string? line; (line = await reader.ReadLineAsync()) is { Length: > 0 }; )
                if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    length = int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
            // Reading nothing would wait for more to come all the same.
            var isWhole = length == 0 || await reader.ReadBlockAsync(new char[length]) == length;
            if (method is not null && isWhole)
                _received.Enqueue(method);
        }
    }
}

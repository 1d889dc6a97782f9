using System.Net;
using System.Net.Sockets;

namespace PartnerCarts.Storage.Contracts;

/// <summary>Stands between a client and a server of 127.0.0.1, and loses an answer on demand.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private readonly Task _accepting;
    private int _cuts;

    public CuttingProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// The next answer of the server does not arrive: instead of it the client sees its connection end.
    /// </summary>
    public void LoseNextAnswer() => Interlocked.Increment(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(Carry(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Carry(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _port);
            var there = Copy(client.GetStream(), server.GetStream(), mayCut: false);
            var back = Copy(server.GetStream(), client.GetStream(), mayCut: true);
            await Task.WhenAny(there, back);
        }
    }

    private async Task Copy(NetworkStream from, NetworkStream to, bool mayCut)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is var count and > 0)
            {
                if (mayCut && TakeCut())
                    return;
                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone; the other follows.
        }
    }

    private bool TakeCut()
    {
        for (var cuts = _cuts; cuts > 0; cuts = _cuts)
            if (Interlocked.CompareExchange(ref _cuts, cuts - 1, cuts) == cuts)
                return true;
        return false;
    }
}

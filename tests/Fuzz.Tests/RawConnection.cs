using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Fuzz.Tests;

/// <summary>A response, or the end of the connection where the server gave none.</summary>
internal sealed record RawResponse(int? Status, byte[] Body);

/// <summary>
/// Sends bytes as they are, and reads one response. A server that neither answers nor closes in time is a
/// <see cref="TimeoutException"/>.
/// </summary>
internal sealed class RawConnection(IPEndPoint server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long a server may take that has all it wants of a request whose end is not clear.</summary>
    private static readonly TimeSpan UntilHalfClose = TimeSpan.FromMilliseconds(150);

    private Socket? _socket;

    /// <param name="request">The bytes.</param>
    /// <param name="isFramed">Whether the request ends where it says; if not, and no answer comes, the sending side is
    /// closed, and the connection is given up afterwards.</param>
    public async Task<RawResponse> Exchange(byte[] request, bool isFramed)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await Exchange(request, isFramed, patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(
                $"No answer and no close within {Patience.TotalSeconds} s to:\n{Encoding.Latin1.GetString(request)}"
            );
        }
        catch (SocketException)
        {
            Drop();
            return new RawResponse(null, []);
        }
    }

    public void Dispose() => Drop();

    private async Task<RawResponse> Exchange(byte[] request, bool isFramed, CancellationToken cancellation)
    {
        if (_socket is null)
        {
            _socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                LingerState = new LingerOption(true, 0),
            };
            await _socket.ConnectAsync(server, cancellation);
        }

        await _socket.SendAsync(request, cancellation);
        var reading = Read(_socket, cancellation);
        if (!isFramed && await Task.WhenAny(reading, Task.Delay(UntilHalfClose, cancellation)) != reading)
            _socket.Shutdown(SocketShutdown.Send);
        var (response, keepAlive) = await reading;
        if (!isFramed || !keepAlive)
            Drop();
        return response;
    }

    private static async Task<(RawResponse Response, bool KeepAlive)> Read(
        Socket socket,
        CancellationToken cancellation
    )
    {
        var received = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer, cancellation);
            if (count == 0)
                return (Parse(received.ToArray(), isWhole: true).Response ?? new RawResponse(null, []), false);
            received.Write(buffer, 0, count);
            var (response, keepAlive) = Parse(received.ToArray(), isWhole: false);
            if (response is not null)
                return (response, keepAlive);
        }
    }

    /// <summary>
    /// The first final response in the bytes; null while it is not complete. Interim answers (100) are skipped.
    /// </summary>
    private static (RawResponse? Response, bool KeepAlive) Parse(byte[] bytes, bool isWhole)
    {
        var rest = bytes.AsSpan();
        while (true)
        {
            var end = rest.IndexOf("\r\n\r\n"u8);
            if (end < 0)
                return (null, false);
            var head = Encoding.Latin1.GetString(rest[..end]);
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            rest = rest[(end + 4)..];
            if (status == 100)
                continue;

            var length = Header(head, "Content-Length") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
            if (rest.Length < length && !isWhole)
                return (null, false);
            var keepAlive = Header(head, "Connection") is not "close";
            return (new RawResponse(status, rest[..Math.Min(length, rest.Length)].ToArray()), keepAlive);
        }
    }

    private static string? Header(string head, string name) =>
        head.Split("\r\n")
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .FirstOrDefault(pair => pair[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            ?[1].Trim();

    private void Drop()
    {
        _socket?.Dispose();
        _socket = null;
    }
}

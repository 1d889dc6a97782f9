using System.Buffers.Text;
using System.Net.Sockets;

namespace PartnerCarts.Bench;

/// <summary>
/// A connection with one request on its way at most. It knows as much of HTTP as the servers here speak: a status line,
/// a Content-Length, a body.
/// </summary>
internal sealed class OpenConnection : IDisposable
{
    // As Kestrel and Node spell it.
    private static readonly byte[][] Lengths = ["\r\nContent-Length: "u8.ToArray(), "\r\ncontent-length: "u8.ToArray()];

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request = new byte[16 * 1024];
    private readonly byte[] _answer = new byte[64 * 1024];
    private readonly Action<OpenConnection, long, bool> _answered;
    private long _due;

    private OpenConnection(Action<OpenConnection, long, bool> answered) => _answered = answered;

    /// <param name="address">Where.</param>
    /// <param name="answered">Told of each answer: when its request was due, and whether it was 2xx.</param>
    public static async Task<OpenConnection> Open(Uri address, Action<OpenConnection, long, bool> answered)
    {
        var connection = new OpenConnection(answered);
        await connection._socket.ConnectAsync(address.Host, address.Port);
        _ = connection.ReadAnswers();
        return connection;
    }

    public void Send(Requests requests, long due)
    {
        _due = due;
        _socket.Send(_request.AsSpan(0, requests.Next(_request)));
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAnswers()
    {
        var length = 0;
        try
        {
            while (await _socket.ReceiveAsync(_answer.AsMemory(length)) is var read and > 0)
            {
                length += read;
                if (!IsWhole(_answer.AsSpan(0, length)))
                    continue;
                length = 0;
                _answered(this, _due, _answer[9] == (byte)'2');
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The run is over, or the server has hung up: its request stays open, and is counted as a fault.
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var start = IndexOfLength(answer[..head]);
        return Utf8Parser.TryParse(answer[start..], out int length, out _) && answer.Length >= head + 4 + length;
    }

    private static int IndexOfLength(ReadOnlySpan<byte> head)
    {
        foreach (var name in Lengths)
        {
            var at = head.IndexOf(name);
            if (at >= 0)
                return at + name.Length;
        }

        throw new NotSupportedException("The answer has no Content-Length.");
    }
}

using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Conformance;

/// <summary>
/// A TCP connection on which exactly the given bytes go out: for requests that no HTTP library would send.
/// </summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly PipeReader _reader;
    private readonly StringBuilder _sent = new();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));

    private RawConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket);
        _reader = PipeReader.Create(_stream);
    }

    public static async Task<RawConnection> Open(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        return new RawConnection(socket);
    }

    /// <summary>Sends one request on a connection of its own and returns the answer.</summary>
    public static async Task<Answer> Exchange(Uri server, ReadOnlyMemory<byte> request)
    {
        await using var connection = await Open(server);
        await connection.Send(request);
        return await connection.Receive();
    }

    /// <summary>As the other, for a request of characters below 256, one byte each.</summary>
    public static Task<Answer> Exchange(Uri server, string request) =>
        Exchange(server, Encoding.Latin1.GetBytes(request));

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        _sent.Append(Encoding.Latin1.GetString(bytes.Span));
        await _stream.WriteAsync(bytes, _deadline.Token);
    }

    public Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>The next answer, be it an interim one (1xx).</summary>
    public async Task<Answer> Receive()
    {
        var statusLine = (await ReadLine()).Split(' ', 3);
        Assert.Equal("HTTP/1.1", statusLine[0]);
        var status = int.Parse(statusLine[1], CultureInfo.InvariantCulture);

        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var answer = new Answer(status, headers, status < 200 ? [] : await ReadBody(headers));
        AnswerLog.Current?.Add(_sent.ToString(), answer);
        _sent.Clear();
        return answer;
    }

    private async Task<byte[]> ReadBody(List<KeyValuePair<string, string>> headers)
    {
        string? Find(string name) =>
            headers.Find(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

        if (Find("Transfer-Encoding") is null)
            return await ReadExactly(int.Parse(Find("Content-Length") ?? "0", CultureInfo.InvariantCulture));

        var body = new MemoryStream();
        while (true)
        {
            var size = int.Parse(await ReadLine(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await ReadExactly(size));
            Assert.Empty(await ReadLine());
            if (size == 0)
                return body.ToArray();
        }
    }

    private async Task<string> ReadLine()
    {
        while (true)
        {
            var read = await _reader.ReadAsync(_deadline.Token);
            var text = Encoding.Latin1.GetString(read.Buffer);
            var end = text.IndexOf("\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                _reader.AdvanceTo(read.Buffer.GetPosition(end + 2));
                return text[..end];
            }

            Assert.False(read.IsCompleted, $"The server closed the connection after: {text}");
            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async Task<byte[]> ReadExactly(int count)
    {
        if (count == 0)
            return [];
        var read = await _reader.ReadAtLeastAsync(count, _deadline.Token);
        Assert.True(
            read.Buffer.Length >= count,
            $"The server closed the connection {count - read.Buffer.Length} bytes early."
        );
        var bytes = read.Buffer.Slice(0, count).ToArray();
        _reader.AdvanceTo(read.Buffer.GetPosition(count));
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.CompleteAsync();
        await _stream.DisposeAsync();
        _socket.Dispose();
        _deadline.Dispose();
    }
}

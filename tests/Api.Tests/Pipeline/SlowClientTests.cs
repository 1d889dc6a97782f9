using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>
/// Clients that take their time are cut off; the times that are waited for here are the shortest that the settings
/// allow.
/// </summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SlowGrace = TimeSpan.FromSeconds(2);

    private ApiHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await ApiHost.Start(
            ("Limits:HeadersTimeout", "00:00:01"),
            ("Limits:KeepAlive", "00:00:01"),
            ("Limits:SlowGrace", $"{SlowGrace}"),
            ("Limits:SlowestClient", "1048576"),
            ("Limits:Connections", "8")
        );

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Head_ThatNeverEnds_IsCutOff()
    {
        using var socket = await Open($"GET {ApiHost.Carts}/x HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        var answer = await ReadWhileDripping(socket);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_WithoutARequest_IsClosed()
    {
        using var socket = await Open("");

        Assert.Equal("", await ReadToEnd(socket));
    }

    [Fact]
    public async Task Body_ThatDrips_IsRefusedAndTheConnectionClosed()
    {
        using var socket = await Open(
            $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + $"{_host.Token()}\r\nContent-Length: 100000\r\n\r\n{{"
        );

        var answer = await ReadWhileDripping(socket);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":800002", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Empty(_host.Memory.Sent);
    }

    // Many answers are asked for at once and none is taken: what the sockets hold is soon full, and the server waits
    // for the client, with few of the answers made.
    [Fact]
    public async Task Answer_ThatIsNotTaken_IsGivenUp()
    {
        var line =
            $$"""{"catalogItemId":"a:b:c","quantity":1,"billingCycle":"monthly","friendlyName":"{{new string('n', 1000)}}"}""";
        var created = await _host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            $$"""{"lineItems":[{{string.Join(',', Enumerable.Repeat(line, 200))}}]}"""
        );
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var request =
            $"GET {await PathOf(created)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_host.Token()}\r\n\r\n";
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(_host.Address.Host, _host.Address.Port);
        var send = socket.SendAsync(
            Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(request, 200))),
            SocketFlags.None
        );

        // Nobody reads. The server ends the connection, which the next sending meets. Counted is what it makes while it
        // waits: requests that it has read by then it may still run once it has given up.
        var (watch, made) = (Stopwatch.StartNew(), 0);
        while (socket.Connected && watch.Elapsed < Patience)
        {
            await Task.Delay(100);
            if (made == 0 || watch.Elapsed < SlowGrace * 0.75)
                made = _host.Memory.Sent.Count;
            try
            {
                await socket.SendAsync("x"u8.ToArray(), SocketFlags.None).WaitAsync(Patience);
            }
            catch (SocketException)
            {
                break;
            }
        }

        Assert.True(watch.Elapsed < Patience, "The server still waits for a client that does not read.");
        Assert.InRange(made, 2, 6);
        _ = send;
        Assert.Equal(HttpStatusCode.OK, (await _host.Send(HttpMethod.Get, "/health/live")).StatusCode);
    }

    [Fact]
    public async Task Connections_BeyondTheLimit_AreClosedAndRoomComesBack()
    {
        var idle = new List<Socket>();
        for (var one = 0; one < 12; one++)
            idle.Add(await Open(""));

        // All of them end, those beyond the limit at once and the others for idling; then there is room again.
        await Task.WhenAll(idle.Select(ReadToEnd)).WaitAsync(Patience);
        idle.ForEach(socket => socket.Dispose());
        Assert.Equal(HttpStatusCode.OK, (await _host.Send(HttpMethod.Get, "/health/live")).StatusCode);
    }

    private static async Task<string> PathOf(HttpResponseMessage created)
    {
        using var cart = System.Text.Json.JsonDocument.Parse(await created.Content.ReadAsStringAsync());
        return $"{ApiHost.Carts}/{cart.RootElement.GetProperty("id").GetString()}";
    }

    private async Task<Socket> Open(string first)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_host.Address.Host, _host.Address.Port);
        if (first.Length > 0)
            await socket.SendAsync(Encoding.Latin1.GetBytes(first), SocketFlags.None);
        return socket;
    }

    private static async Task<string> ReadWhileDripping(Socket socket)
    {
        using var dripping = new CancellationTokenSource(Patience);
        var drip = Drip(socket, dripping.Token);
        var answer = await ReadToEnd(socket);
        await dripping.CancelAsync();
        await drip;
        return answer;
    }

    /// <summary>A byte now and then, as an attacker does who wants to keep a connection.</summary>
    private static async Task Drip(Socket socket, CancellationToken until)
    {
        try
        {
            while (!until.IsCancellationRequested)
            {
                await socket.SendAsync("x"u8.ToArray(), SocketFlags.None, until);
                await Task.Delay(100, until);
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException) { }
    }

    private static async Task<string> ReadToEnd(Socket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, SocketFlags.None, patience.Token) is > 0 and var read)
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // Reset: closed all the same.
        }

        return text.ToString();
    }
}

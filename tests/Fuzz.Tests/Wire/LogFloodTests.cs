using System.Net.Sockets;
using System.Text;
using PartnerCarts.Fuzz.Tests.Abuse;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>
/// What clients can have the web server log, as often as they like and without a token, is a line in ten seconds.
/// </summary>
public sealed class LogFloodTests
{
    private const int Rejected = 24;
    private const int Undrained = 67;
    private const int Failed = 0;

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n0\r\nX: a\0b\r\n\r\n", Undrained)]
    [InlineData("X-Content-Length: 5\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", Failed)]
    public async Task Requests_Broken_AreFewLines(string rest, int whichEvent)
    {
        await using var host = await WireHost.Start(isHttp2: false);
        var request = Encoding.Latin1.GetBytes($"POST {AbusedHost.CartsPath} HTTP/1.1\r\nHost: localhost\r\n{rest}");

        for (var one = 0; one < 100; one++)
            await WireConnection.Exchange(host.Server, request);

        Assert.InRange(host.LinesOf(whichEvent), 1, host.MostLines);
    }

    [Fact]
    public async Task Connections_AboveTheLimit_AreFewLines()
    {
        await using var host = await WireHost.Start(isHttp2: false, "--Limits:Connections", "1");
        using var only = new TcpClient();
        await only.ConnectAsync(host.Server);

        for (var one = 0; one < 100; one++)
            Assert.Empty(
                await WireConnection.Exchange(
                    host.Server,
                    "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray()
                )
            );

        Assert.InRange(host.LinesOf(Rejected), 1, host.MostLines);
    }
}

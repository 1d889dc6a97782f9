using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerCarts.Fuzz.Tests.Abuse;

/// <summary>
/// Requests whose end two readers could see at different places. Whatever a proxy in front makes of them, this end must
/// not find a second request inside: each shape carries one, and one answer at most may come back before the connection
/// ends.
/// </summary>
public sealed class SmugglingTests(AbusedHost host) : IClassFixture<AbusedHost>
{
    private const string Chunk = "0\r\n\r\n";

    public static TheoryData<string, string, string> Shapes =>
        new()
        {
            { "two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n", Chunk },
            { "two lengths in one", "Content-Length: 5, 6\r\n", Chunk },
            { "length with a sign", "Content-Length: +5\r\n", Chunk },
            { "length below zero", "Content-Length: -5\r\n", Chunk },
            { "length in hexadecimal", "Content-Length: 0x5\r\n", Chunk },
            { "length with a blank", "Content-Length: 5 5\r\n", Chunk },
            { "length of many digits", "Content-Length: 99999999999999999999999999\r\n", Chunk },
            { "length and chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", Chunk },
            { "chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", Chunk },
            { "length set aside", "X-Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", Chunk },
            { "chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", Chunk },
            { "chunked and identity", "Transfer-Encoding: chunked, identity\r\n", Chunk },
            { "identity", "Transfer-Encoding: identity\r\nContent-Length: 5\r\n", Chunk },
            { "misspelt", "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n", Chunk },
            { "blank before the colon", "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n", Chunk },
            { "folded", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n", Chunk },
            { "vertical tab", "Transfer-Encoding: \u000bchunked\r\nContent-Length: 5\r\n", Chunk },
            { "quoted", "Transfer-Encoding: \"chunked\"\r\nContent-Length: 5\r\n", Chunk },
            { "line feed alone", "Content-Length: 5\nTransfer-Encoding: chunked\r\n", Chunk },
            { "carriage return alone", "X: y\rTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", Chunk },
            { "NUL in the name", "Transfer\0-Encoding: chunked\r\nContent-Length: 5\r\n", Chunk },
            { "chunk size with a sign", "Transfer-Encoding: chunked\r\n", "+0\r\n\r\n" },
            { "chunk size in 0x", "Transfer-Encoding: chunked\r\n", "0x0\r\n\r\n" },
            { "chunk size too large", "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\n\r\n" },
            { "chunk without its end", "Transfer-Encoding: chunked\r\n", "1\r\nAB0\r\n\r\n" },
            { "chunk extension with a line feed", "Transfer-Encoding: chunked\r\n", "0;x=\n\r\n\r\n" },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Request_OfTwoPossibleEnds_HidesNoOther(string shape, string headers, string body)
    {
        var hidden =
            $"POST {AbusedHost.CartsPath} HTTP/1.1\r\nHost: localhost\r\nX-Hidden: 1\r\nAuthorization: Bearer "
            + $"{host.Token}\r\nMS-RequestId: hidden\r\nConnection: close\r\nContent-Length: "
            + $"{AbusedHost.Cart.Length}\r\n\r\n{AbusedHost.Cart}";
        var request =
            $"POST {AbusedHost.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + $"{host.Token}\r\nMS-RequestId: shown\r\n{headers}\r\n{body}{hidden}";

        var answer = await Exchange(request);

        Assert.True(
            answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal),
            $"{shape}: {answer}"
        );
        Assert.DoesNotContain("MS-RequestId: hidden", answer, StringComparison.Ordinal);
        Assert.Equal(answer.Length == 0 ? 0 : 1, answer.Split("HTTP/1.1 ").Length - 1);
    }

    // The same exchange finds the second request of a sound pair: the cases above would see one if it were answered.
    [Fact]
    public async Task Requests_OnePlainlyBehindTheOther_AreBothAnswered()
    {
        var one = Encoding.Latin1.GetString(
            host.Raw("POST", AbusedHost.CartsPath, AbusedHost.Cart, "MS-RequestId: shown\r\n")
        );
        var other = Encoding.Latin1.GetString(
            host.Raw("POST", AbusedHost.CartsPath, AbusedHost.Cart, "MS-RequestId: hidden\r\nConnection: close\r\n")
        );

        Assert.Contains("MS-RequestId: hidden", await Exchange(one + other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_AfterAll_ServesOthers() => await host.AssertServesOthers();

    /// <summary>
    /// Everything that comes back until the server closes: after its refusal, or after the hidden request, which asks
    /// for that. One that waits for more has 10 s before it counts as done.
    /// </summary>
    private async Task<string> Exchange(string request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host.Server);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var text = new StringBuilder();
        try
        {
            await socket.SendAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            var buffer = new byte[16 * 1024];
            while (await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var read)
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException)
        {
            // What came before it counts.
        }

        return text.ToString();
    }
}

using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>
/// What is neither head nor body of a request: line ends, chunks, trailers, and which protocol it is at all.
/// </summary>
public sealed class FramingTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private string Head =>
        $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_host.Token()}\r\n";

    [Theory]
    [InlineData("X: a\0b\r\n")]
    [InlineData("Host: a\0\r\n")]
    [InlineData("X\0: b\r\n")]
    [InlineData("X\u00e9: b\r\n")]
    [InlineData("X: b\r\n c\r\n")]
    [InlineData("X\r\n")]
    [InlineData(": b\r\n")]
    [InlineData("X: b\n")]
    [InlineData("X: b\rc\r\n")]
    public async Task Trailer_Broken_IsAFaultAndTheConnectionEnds(string trailer)
    {
        var (head, body, isClosed) = await RawConnection.RequestContext(
            _host.Address,
            $"{Head}Transfer-Encoding: chunked\r\n\r\n0\r\n{trailer}\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("\"code\":800002", body, StringComparison.Ordinal);
        Assert.Contains("The body could not be read", body, StringComparison.Ordinal);
        Assert.True(isClosed);
        Assert.DoesNotContain(_host.Log.All, line =>
            line.Text.Contains("failed unexpectedly", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Trailers_AboveTheLimitOfHeaders_AreAFault()
    {
        var (head, body, _) = await RawConnection.RequestContext(
            _host.Address,
            $"{Head}Transfer-Encoding: chunked\r\n\r\n0\r\nX: {new string('t', 40_000)}\r\n\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("The body could not be read", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\nHost: localhost\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: a\nY: b\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\nHost: localhost\n\n")]
    public async Task LineFeed_Alone_EndsNoLine(string request)
    {
        var (head, _, _) = await RawConnection.RequestContext(_host.Address, request + "\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31_000, 200)]
    [InlineData(33_000, 431)]
    public async Task Headers_AtTheirLimit(int size, int status)
    {
        var (head, _, _) = await RawConnection.RequestContext(
            _host.Address,
            $"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: {new string('h', size)}\r\nConnection: close\r\n\r\n"
        );

        Assert.StartsWith($"HTTP/1.1 {status}", head, StringComparison.Ordinal);
    }

    // Thrown away by the web server, which counts them all the same.
    [Fact]
    public async Task ChunkExtensions_BeyondTheLimitOfChunkedBodies_AreAFault()
    {
        var extended = $"1;{new string('x', 1024 * 1024)}\r\n \r\n";
        var parts = Enumerable.Repeat(extended, FramingMiddleware.MaxChunked / extended.Length).ToList();

        var (below, _, _) = await RawConnection.RequestContext(
            _host.Address,
            [
                $"{Head}Transfer-Encoding: chunked\r\n\r\n",
                .. parts,
                $"{ApiHost.Body.Length:x}\r\n{ApiHost.Body}\r\n0\r\n\r\n",
            ]
        );
        var (above, body, _) = await RawConnection.RequestContext(
            _host.Address,
            [$"{Head}Transfer-Encoding: chunked\r\n\r\n", .. parts, extended]
        );

        Assert.StartsWith("HTTP/1.1 201", below, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", above, StringComparison.Ordinal);
        Assert.Contains("The body could not be read", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "http/1.1")]
    [InlineData("Http1AndHttp2", "h2")]
    public async Task Http2_OverTls_IsSpokenWhereItIsAskedForOnly(string? protocols, string spoken)
    {
        using var certificate = Certificate();
        await using var host = await ApiHost.Start(
            "Development",
            "https://127.0.0.1:0",
            builder =>
                builder.WebHost.ConfigureKestrel(kestrel =>
                    kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate)
                ),
            protocols is null ? [] : [("Kestrel:EndpointDefaults:Protocols", protocols)]
        );
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        await using var tls = new SslStream(client.GetStream());

        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
                TargetHost = "localhost",
            }
        );

        Assert.Equal(spoken, tls.NegotiatedApplicationProtocol.ToString());
    }

    // No frame of that protocol is read, so that none can be sent without end.
    [Fact]
    public async Task Http2_WithoutTls_IsNotSpoken()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_host.Address.Host, _host.Address.Port);
        await client.GetStream().WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0"u8.ToArray());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var answer = new MemoryStream();
        try
        {
            await client.GetStream().CopyToAsync(answer, patience.Token);
        }
        catch (IOException)
        {
            // The connection may end in either way.
        }

        // Nothing, or one frame: GOAWAY, 8 bytes and its head of 9.
        Assert.True(answer.Length is 0 or 17, $"{answer.Length} bytes");
        Assert.True(answer.Length is 0 || answer.ToArray().AsSpan().StartsWith("\0\0\x08\x07"u8));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}

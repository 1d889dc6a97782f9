using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Tls;

/// <summary>
/// Silos and gateways over TLS, with real certificates: who belongs to the cluster talks, and nobody else.
/// </summary>
public sealed class ClusterTlsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-tls-").FullName;
    private readonly TestLog _log = new();
    private readonly TestAuthority _authority;
    private readonly TestAuthority _foreign;
    private readonly TestCluster _cluster;
    private readonly string _file;
    private X509Certificate2 _certificate;

    public ClusterTlsTests()
    {
        _authority = new(_folder, "authority");
        _foreign = new(_folder, "foreign");
        _certificate = _authority.Issue();
        _file = _authority.WritePem(_certificate, "member.pem");
        _cluster = new(TimeProvider.System) { Configure = builder => builder.Logging.AddProvider(_log.NewProvider()) };
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _authority.Dispose();
        _foreign.Dispose();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string[] Tls => [$"--Cluster:Tls:Certificate={_file}", $"--Cluster:Tls:Authority={_authority.File}"];

    [Fact]
    public async Task TwoSilosAndAGateway_OverTls_PassTraffic()
    {
        await _cluster.StartSilo(Tls);
        await _cluster.StartSilo(Tls);
        var gateway = _cluster.NewGateway(null, [.. Tls, "--Cluster:Tls:PeerName=member.test"]);
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) };

        // So many that both silos own some.
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(CartRequests.Create(gateway))).StatusCode);

        Assert.Equal(20, await _cluster.Store.CountCarts());
        Assert.DoesNotContain(_log.Entries, entry =>
            entry.Text.Contains("Authentication failed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task EraseCustomer_OverTls_ReachesTheCluster()
    {
        await _cluster.StartSilo(Tls);

        Assert.Equal(0, await EraseCustomer.Run(Guid.NewGuid(), [.. _cluster.ClientSettings, .. Tls]));
    }

    [Fact]
    public async Task Ports_WhoIsNoMember_IsRefused()
    {
        await _cluster.StartSilo([.. Tls, "--Cluster:Tls:PeerName=member.test"]);
        using var stranger = _foreign.Issue();
        using var otherName = _authority.Issue("other.test");
        foreach (var port in new[] { _cluster.Ports.Silos, _cluster.Ports.Gateways })
        {
            using var member = await Stranger.ConnectWithTls(port, _certificate);
            var isMemberEnded = member.IsEnded();

            foreach (var certificate in new[] { stranger, otherName, null })
                Assert.True(
                    await IsRefused(port, certificate),
                    $"Port {port} takes {certificate?.Subject ?? "no certificate"} of {certificate?.Issuer}."
                );
            using var plain = await Stranger.Connect(port);
            await plain.Write(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"));
            Assert.True(await plain.IsEnded());

            // The silo may have said something to it, and has not hung up.
            Assert.False(isMemberEnded.IsCompleted && await isMemberEnded);
            Assert.Equal(_certificate.Thumbprint, member.PeerThumbprint);
        }
    }

    [Fact]
    public async Task GatewayPort_CertificateNotRequired_TakesGatewaysWithoutButNoSilos()
    {
        string[] settings = [.. Tls, "--Cluster:Tls:RequireClientCertificate=false"];
        await _cluster.StartSilo(settings);
        var gateway = _cluster.NewGateway(
            null,
            $"--Cluster:Tls:Authority={_authority.File}",
            "--Cluster:Tls:RequireClientCertificate=false"
        );
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) };

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(CartRequests.Create(gateway))).StatusCode);
        Assert.True(await IsRefused(_cluster.Ports.Silos, null));
    }

    [Theory]
    [InlineData("no TLS")]
    [InlineData("a foreign certificate")]
    [InlineData("trust in a foreign authority")]
    [InlineData("another name for its peers")]
    public async Task Gateway_ThatDoesNotFit_IsNeverConnected(string gatewayHas)
    {
        await _cluster.StartSilo(Tls);
        using var foreign = _foreign.Issue();
        var gateway = _cluster.NewGateway(
            null,
            gatewayHas switch
            {
                "no TLS" => [],
                "a foreign certificate" =>
                [
                    $"--Cluster:Tls:Certificate={_foreign.WritePem(foreign, "foreign-member.pem")}",
                    $"--Cluster:Tls:Authority={_authority.File}",
                ],
                "trust in a foreign authority" =>
                [
                    $"--Cluster:Tls:Certificate={_file}",
                    $"--Cluster:Tls:Authority={_foreign.File}",
                ],
                _ =>
                [
                    $"--Cluster:Tls:Certificate={_authority.WritePem(_authority.Issue("elsewhere.test"), "elsewhere.pem")}",
                    $"--Cluster:Tls:Authority={_authority.File}",
                    "--Cluster:Tls:PeerName=elsewhere.test",
                ],
            }
        );
        var running = GatewayHost.Run(gateway);

        // It has tried, and says so.
        await Eventually.True(() => _log.Entries.Any(entry => entry.Id.Id == 400), "the gateway was refused");

        Assert.False(running.IsCompleted);
        gateway.Lifetime.StopApplication();
        await running;
    }

    [Fact]
    public async Task Certificate_Renewed_IsShownToTheNextConnectionAndAFaultyOneIsNot()
    {
        await _cluster.StartSilo(Tls);
        Assert.Equal(_certificate.Thumbprint, await Shown());
        using var renewed = _authority.Issue();
        _authority.WritePem(renewed, "member.pem");

        Assert.Equal(renewed.Thumbprint, await Shown());
        await File.WriteAllTextAsync(_file, renewed.ExportCertificatePem());
        Assert.Equal(renewed.Thumbprint, await Shown());

        Assert.Contains(_log.Entries, entry =>
            entry.Id.Id == 411 && entry.Text.Contains("Cluster:Tls:Certificate", StringComparison.Ordinal)
        );
        _certificate.Dispose();
        _certificate = _authority.Issue();
        _authority.WritePem(_certificate, "member.pem");
        Assert.Equal(_certificate.Thumbprint, await Shown());
    }

    private async Task<string?> Shown()
    {
        using var connection = await Stranger.ConnectWithTls(_cluster.Ports.Gateways, _certificate);
        return connection.PeerThumbprint;
    }

    /// <summary>
    /// With TLS 1.3 a client learns only when it reads that it was refused; before, in the handshake.
    /// </summary>
    private static async Task<bool> IsRefused(int port, X509Certificate2? certificate)
    {
        try
        {
            using var stranger = await Stranger.ConnectWithTls(port, certificate);
            return await stranger.IsEnded();
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            return true;
        }
    }
}

using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using PartnerCarts.Cluster;
using PartnerCarts.Grains;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Silo.Tests.Hosting;

public sealed class PlaintextCheckTests
{
    private readonly CollectingLogger<PlaintextCheck> _log = new();
    private readonly EndpointOptions _endpoints = new() { AdvertisedIPAddress = IPAddress.Loopback };
    private readonly ClusterSettings _cluster = new();

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Loopback_WithoutTls_IsNobodysBusiness(string environment)
    {
        await Check(environment);

        Assert.Empty(_log.Entries);
    }

    [Theory]
    [InlineData("10.0.0.1", null, null)]
    [InlineData("127.0.0.1", "0.0.0.0", null)]
    [InlineData("127.0.0.1", "127.0.0.1", "::")]
    public async Task Exposed_WithoutTls_WarnsAndNamesTheAddress(string advertised, string? silos, string? gateways)
    {
        Listen(advertised, silos, gateways);

        await Check("Development");

        var warning = Assert.Single(_log.Entries);
        Assert.Equal(3110, warning.Event);
        Assert.Contains(gateways ?? silos ?? advertised, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exposed_WithoutTlsInProduction_IsRefusedNamingAddressKeyAndRemedy()
    {
        Listen("10.0.0.1", null, null);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Check("Production"));

        foreach (var part in new[] { "10.0.0.1", "Cluster:Tls", "Cluster:AllowPlaintext, which is false, to true" })
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exposed_InProductionWherePlaintextIsAllowed_Warns()
    {
        Listen("10.0.0.1", null, null);
        _cluster.AllowPlaintext = true;

        await Check("Production");

        Assert.Equal(3110, Assert.Single(_log.Entries).Event);
    }

    [Fact]
    public async Task Exposed_WithTls_IsNobodysBusiness()
    {
        Listen("10.0.0.1", null, null);
        _cluster.Tls.Certificate = "silo.pem";

        await Check("Production");

        Assert.Empty(_log.Entries);
    }

    private void Listen(string advertised, string? silos, string? gateways)
    {
        _endpoints.AdvertisedIPAddress = IPAddress.Parse(advertised);
        _endpoints.SiloListeningEndpoint = silos is null ? null : new IPEndPoint(IPAddress.Parse(silos), 11111);
        _endpoints.GatewayListeningEndpoint = gateways is null
            ? null
            : new IPEndPoint(IPAddress.Parse(gateways), 30000);
    }

    private Task Check(string environment) =>
        new PlaintextCheck(
            Options.Create(_endpoints),
            Options.Create(_cluster),
            new HostingEnvironment { EnvironmentName = environment },
            _log
        ).Check(CancellationToken.None);
}

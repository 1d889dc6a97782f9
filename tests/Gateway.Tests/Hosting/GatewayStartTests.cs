using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Hosting;

public sealed class GatewayStartTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new(TimeProvider.System);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Start_NoSiloYet_IsLiveNotReadyAndServesOnceThereIsOne()
    {
        var gateway = _cluster.NewGateway();
        var started = gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = await Listening(gateway) };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        // A request that comes now is held until there is a silo.
        var early = client.SendAsync(CartRequests.Create(gateway));

        await _cluster.StartSilo();
        await started;

        Assert.Equal(HttpStatusCode.Created, (await early).StatusCode);
        await Eventually.True(
            async () => (await client.GetAsync("/health/ready")).StatusCode is HttpStatusCode.OK,
            "the gateway is ready"
        );
    }

    [Fact]
    public async Task Serve_EverySiloGone_IsNotReadyAndServesAgainWithTheNextOne()
    {
        var first = await _cluster.StartSilo();
        var gateway = _cluster.NewGateway();
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) };
        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(CartRequests.Create(gateway))).StatusCode);

        await _cluster.Stop(first);
        await Eventually.True(
            async () => (await client.GetAsync("/health/ready")).StatusCode is HttpStatusCode.ServiceUnavailable,
            "the gateway is not ready"
        );
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        await _cluster.StartSilo();

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(CartRequests.Create(gateway))).StatusCode);
        await Eventually.True(
            async () => (await client.GetAsync("/health/ready")).StatusCode is HttpStatusCode.OK,
            "the gateway is ready"
        );
    }

    [Fact]
    public async Task Stop_NoSiloYet_Ends()
    {
        var gateway = _cluster.NewGateway();
        var running = GatewayHost.Run(gateway);
        await Listening(gateway);

        gateway.Lifetime.StopApplication();

        await running;
    }

    [Fact]
    public async Task Start_NoSiloOfThisClusterId_SaysSo()
    {
        var log = new TestLog();
        await using var cluster = new TestCluster(TimeProvider.System)
        {
            Configure = builder => builder.Logging.AddProvider(log.NewProvider()),
        };
        await cluster.StartSilo();
        var gateway = cluster.NewGateway(null, "--Cluster:ClusterId=other");
        var running = GatewayHost.Run(gateway);

        await Eventually.True(
            () =>
                log.Entries.Any(entry => entry.Id.Id == 400 && entry.Text.Contains("other", StringComparison.Ordinal)),
            "the gateway has named its cluster id"
        );

        gateway.Lifetime.StopApplication();
        await running;
    }

    private static async Task<Uri> Listening(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await Eventually.True(
            () => addresses.Count > 0 && !addresses.Single().EndsWith(":0", StringComparison.Ordinal),
            "the gateway listens"
        );
        return new Uri(addresses.Single());
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Hosting;

/// <summary>A gateway that was asked to end.</summary>
public sealed class ShutdownTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new(TimeProvider.System);

    public Task InitializeAsync() => _cluster.StartSilo();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Stop_BeforeTheDelayIsOver_IsNotReadyAndServesAndClosesConnections()
    {
        var gateway = _cluster.NewGateway(null, "--Shutdown:DrainDelay=00:01:00");
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) };
        using (var before = await client.SendAsync(CartRequests.Create(gateway)))
            Assert.Null(before.Headers.ConnectionClose);

        using var enough = new CancellationTokenSource();
        var stop = gateway.StopAsync(enough.Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        using var during = await client.SendAsync(CartRequests.Create(gateway));
        Assert.Equal(HttpStatusCode.Created, during.StatusCode);
        Assert.True(during.Headers.ConnectionClose);
        Assert.False(stop.IsCompleted);

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stop);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health/live"));
    }

    [Fact]
    public async Task Stop_Development_WaitsForNobody()
    {
        var gateway = _cluster.NewGateway();
        await gateway.StartAsync();
        await gateway.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }
}

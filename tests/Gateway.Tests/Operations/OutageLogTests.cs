using System.Net;
using Microsoft.Extensions.Logging;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Operations;

/// <summary>While the store is down every request fails, and the logs of silo and gateway stay readable.</summary>
public sealed class OutageLogTests : IAsyncLifetime
{
    private const int Requests = 100;

    private readonly TestLog _log = new();
    private readonly TestCluster _cluster;

    public OutageLogTests() =>
        _cluster = new(TimeProvider.System)
        {
            Configure = builder =>
                builder.Logging.AddProvider(_log.NewProvider()).SetMinimumLevel(LogLevel.Information),
        };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Requests_StoreDown_LeaveAFewLinesWithoutStacks()
    {
        await _cluster.StartSilo();
        var gateway = _cluster.NewGateway();
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) };
        var before = _log.Entries.Count;
        _cluster.Store.Interception = ClusterStore.Outage;

        for (var i = 0; i < Requests; i++)
            Assert.Equal(
                HttpStatusCode.ServiceUnavailable,
                (await client.SendAsync(CartRequests.Create(gateway))).StatusCode
            );

        var texts = _log
            .Entries.Skip(before)
            .Select(entry => $"{entry.Category} {entry.Text}")
            .Where(text => text.Contains("The database is not there.", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(texts, text => text.Contains("the store failed", StringComparison.Ordinal));
        Assert.True(texts.Count < Requests / 2, $"{texts.Count} lines:\n{string.Join('\n', texts)}");
        Assert.DoesNotContain(texts, text => text.Contains("   at ", StringComparison.Ordinal));
    }
}

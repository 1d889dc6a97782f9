using System.Diagnostics;
using System.Net;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Operations;

/// <summary>What silo and gateway send when the standard variable names a collector.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new(TimeProvider.System);
    private Collector _collector = null!;

    public async Task InitializeAsync() => _collector = await Collector.Start();

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _collector.DisposeAsync();
    }

    private string[] Export =>
        [
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={_collector.Address}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_METRIC_EXPORT_INTERVAL=500",
            "--OTEL_BSP_SCHEDULE_DELAY=200",
        ];

    [Fact]
    public async Task Request_WithACollector_IsCountedAndTracedThroughToTheStore()
    {
        await _cluster.StartSilo(Export);
        var gateway = _cluster.NewGateway(null, Export);
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(gateway) };

        // A trace of the client's own: whoever else is traced in this process is not meant.
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        var create = CartRequests.Create(gateway);
        create.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(create)).StatusCode);

        foreach (
            var metric in new[]
            {
                "partnercarts.cart.changes",
                "partnercarts.store.duration",
                "orleans-",
                "http.server.request.duration",
                "dotnet.gc",
                "partnercarts-silo",
                "partnercarts-gateway",
            }
        )
            await Eventually.True(() => _collector.HasMetric(metric), $"{metric} has arrived");
        await Eventually.True(
            () =>
                PathOfWrite(trace)
                    is [.., "POST /v1/customers/{customerId}/carts/"]
                        or [.., "POST /v1/customers/{customerId}/carts"],
            "the write's trace goes back to the request"
        );
        var path = PathOfWrite(trace);
        Assert.Equal("execute create", path[1]);
        // Between the turn and the request: the call of the grain, as the silo sees it and as the gateway does.
        Assert.Equal(2, path.Count(name => name.Contains("ICartGrain", StringComparison.Ordinal)));
    }

    [Fact]
    public void Build_AddressThatIsNone_NamesTheVariable() =>
        Assert.Contains(
            "OTEL_EXPORTER_OTLP_ENDPOINT is nowhere",
            Assert
                .Throws<InvalidOperationException>(() => GatewayHost.Build(["--OTEL_EXPORTER_OTLP_ENDPOINT=nowhere"]))
                .Message,
            StringComparison.Ordinal
        );

    /// <summary>The spans from the store's write up to the first one of the trace that is ours.</summary>
    private List<string> PathOfWrite(string trace)
    {
        var path = new List<string>();
        for (
            var span = _collector.Spans.FirstOrDefault(span =>
                span.Name == "store write" && span.Trace.Equals(trace, StringComparison.OrdinalIgnoreCase)
            );
            span is not null;
            span = _collector.ParentOf(span)
        )
            path.Add(span.Name);
        return path;
    }
}

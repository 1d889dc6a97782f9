using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerCarts.Gateway.Tests.Operations;

/// <summary>
/// A collector of OpenTelemetry that keeps what it is sent over HTTP, and understands of it as much as the tests ask
/// for.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<string> _metrics = new();
    private readonly ConcurrentDictionary<string, Span> _spans = new();

    private Collector()
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapPost("/v1/{signal}", async (string signal, HttpContext context) =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (signal == "metrics")
                _metrics.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            else if (signal == "traces")
                ReadSpans(body.ToArray());
        });
    }

    public string Address => _server.Urls.Single();

    public ICollection<Span> Spans => _spans.Values;

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>Whether a metric, or an attribute of one, has been sent: names are in the bytes as they are.</summary>
    public bool HasMetric(string text) => _metrics.Any(sent => sent.Contains(text, StringComparison.Ordinal));

    public Span? ParentOf(Span span) => _spans.GetValueOrDefault(span.Parent);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    // ExportTraceServiceRequest: resource_spans 1, in it scope_spans 2, in it spans 2.
    private void ReadSpans(byte[] request)
    {
        foreach (var resource in Protobuf.Fields(request, 1))
        foreach (var scope in Protobuf.Fields(resource, 2))
        foreach (var span in Protobuf.Fields(scope, 2))
        {
            var read = new Span(
                Hex(span, 1),
                Hex(span, 2),
                Hex(span, 4),
                Encoding.UTF8.GetString(Protobuf.Fields(span, 5).Single())
            );
            _spans[read.Id] = read;
        }
    }

    private static string Hex(byte[] message, int field) =>
        Convert.ToHexString(Protobuf.Fields(message, field).SingleOrDefault() ?? []);

    /// <param name="Trace">Its trace.</param>
    /// <param name="Id">Its own id.</param>
    /// <param name="Parent">Empty for the first one of a trace.</param>
    /// <param name="Name">As shown.</param>
    public sealed record Span(string Trace, string Id, string Parent, string Name);
}

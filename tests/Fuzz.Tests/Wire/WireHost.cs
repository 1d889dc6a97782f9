using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api;
using PartnerCarts.Engine;
using PartnerCarts.Fuzz.Tests.Abuse;
using PartnerCarts.Local;

namespace PartnerCarts.Fuzz.Tests.Wire;

/// <summary>Local on a free port, speaking one protocol, and what it logs.</summary>
internal sealed class WireHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-wire-").FullName;
    private readonly ErrorLog _log = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly WebApplication _app;
    private readonly HttpClient _bystander;

    private WireHost(bool isHttp2, string[] settings)
    {
        _app = LocalHost.Build(
            [
                "--urls",
                "http://127.0.0.1:0",
                "--Store:Path",
                Path.Combine(_folder, "carts.db"),
                "--Store:ActiveCarts",
                "1000",
                "--environment",
                "Development",
                // All of it comes from one address, and none of it has to wait for its turn to be refused.
                "--Limits:RefusalsPerSecond",
                "0",
                .. isHttp2 ? ["--Kestrel:EndpointDefaults:Protocols", "Http2"] : Array.Empty<string>(),
                .. settings,
            ],
            builder => builder.Logging.AddProvider(_log)
        );
        _bystander = new HttpClient
        {
            DefaultRequestVersion = isHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public IPEndPoint Server { get; private set; } = null!;

    public string Token { get; private set; } = null!;

    public static async Task<WireHost> Start(bool isHttp2, params string[] settings)
    {
        var host = new WireHost(isHttp2, settings);
        await host._app.StartAsync();
        var address = new Uri(
            host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()
        );
        host.Server = new IPEndPoint(IPAddress.Loopback, address.Port);
        host.Token = host.NewToken();
        host._bystander.BaseAddress = address;
        host._bystander.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.NewToken());
        return host;
    }

    /// <summary>Another partner gets a cart.</summary>
    public async Task AssertServesOthers()
    {
        using var body = AbusedHost.Json(AbusedHost.Cart);
        using var response = await _bystander.PostAsync(AbusedHost.CartsPath, body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    /// <summary>
    /// Nothing went wrong inside, and what clients can have logged came no more often than an outage may.
    /// </summary>
    public void AssertLoggedNoFailure()
    {
        var lines = _log.All;
        var failures = lines
            .Where(line =>
                line.Level >= LogLevel.Error && !WebServerLog.CausedByClients.Contains((line.Category, line.Event))
            )
            .ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures.Select(line => line.Text)));
        Assert.All(lines.CountBy(line => line.Kind), kind =>
            Assert.True(kind.Value <= MostLines, $"{kind.Key} came {kind.Value} times.")
        );
    }

    /// <summary>How many lines one kind of event can have made since the start.</summary>
    public int MostLines => 1 + (int)(Stopwatch.GetElapsedTime(_started) / OutageLogging.Interval);

    public int LinesOf(int whichEvent) =>
        _log.All.Count(line =>
            line.Event == whichEvent
            && line.Category.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal)
        );

    public async ValueTask DisposeAsync()
    {
        _bystander.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string NewToken() =>
        _app
            .Services.GetRequiredService<DevelopmentKey>()
            .CreateToken(Guid.NewGuid(), null, Guid.NewGuid(), TimeSpan.FromHours(12), DateTimeOffset.UtcNow);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api;
using PartnerCarts.Conformance;
using PartnerCarts.Engine;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Conformance;

/// <summary>Two silos and a gateway in front of them.</summary>
public sealed class ClusterConformanceHost : ConformanceHost
{
    private readonly ConformanceClock _clock = new(ClockStart);
    private readonly TestCluster _cluster;
    private WebApplication _gateway = null!;
    private DevelopmentKey? _strangersKey;

    public ClusterConformanceHost() => _cluster = new TestCluster(_clock) { Logs = Logs };

    public ILoggerFactory Loggers => _gateway.Services.GetRequiredService<ILoggerFactory>();

    public override Uri BaseAddress => field ??= TestCluster.AddressOf(_gateway);

    public override DateTimeOffset Now => _clock.GetUtcNow();

    public override void Advance(TimeSpan by) => _clock.Advance(by);

    public override string Token(Guid partner, Guid? user = null, Guid? app = null, TimeSpan? lifetime = null) =>
        TestCluster.KeyOf(_gateway).CreateToken(partner, app, user, lifetime ?? TimeSpan.FromHours(1), Now);

    public override string ForgedToken(Guid partner)
    {
        _strangersKey ??= _cluster.StrangersKey();
        return _strangersKey.CreateToken(partner, app: null, user: null, TimeSpan.FromHours(1), Now);
    }

    public override Task<int> StoredCarts() => Task.FromResult(_cluster.Store.CountOf("cart"));

    public override async Task<string?> CustomerUserUpn(Guid partner, Guid customer, string orderId)
    {
        var booked = await _cluster.Silos[0].Services.GetRequiredService<IOrderBook>().Find(partner, customer, orderId, CancellationToken.None);
        Assert.NotNull(booked);
        return booked.Order.CustomerUserUpn;
    }

    public override Task<IAsyncDisposable> StoreOutage()
    {
        _cluster.Store.BeforeWrite = static _ => throw new IOException("The database is not there.");
        return Task.FromResult<IAsyncDisposable>(new Outage(_cluster));
    }

    public override void Configure(string key, string? value) => _cluster.Settings.Change(key, value);

    public override async Task<ConformanceHost> Start(params (string Key, string Value)[] settings)
    {
        var host = new ClusterConformanceHost();
        foreach (var (key, value) in settings)
            host.Configure(key, value);
        await host.InitializeAsync();
        return host;
    }

    public override async Task InitializeAsync()
    {
        _cluster.Settings.AddDefault("Carts:Catalog", CatalogPath);
        await _cluster.StartSilo();
        await _cluster.StartSilo();
        _gateway = _cluster.NewGateway();
        await _gateway.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _strangersKey?.Dispose();
    }

    private sealed class Outage(TestCluster cluster) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            cluster.Store.BeforeWrite = static _ => Task.CompletedTask;
            return ValueTask.CompletedTask;
        }
    }
}

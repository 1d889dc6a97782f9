using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api;
using PartnerCarts.Conformance;
using PartnerCarts.Engine;
using PartnerCarts.Gateway.Tests.Support;

namespace PartnerCarts.Gateway.Tests.Conformance;

/// <summary>Two silos and a gateway in front of them.</summary>
public abstract class ClusterConformanceHost : ConformanceHost
{
    private readonly ConformanceClock _clock;
    private readonly Action<IServiceCollection>? _changeGateway;
    private readonly List<(string Key, string? Value)> _settings = [];
    private TestCluster? _cluster;
    private WebApplication _gateway = null!;
    private DevelopmentKey? _strangersKey;

    protected ClusterConformanceHost(ConformanceClock? clock = null, Action<IServiceCollection>? changeGateway = null)
    {
        _clock = clock ?? new ConformanceClock(ClockStart);
        _changeGateway = changeGateway;
    }

    public override Uri BaseAddress => field ??= TestCluster.AddressOf(_gateway);

    public override DateTimeOffset Now => _clock.GetUtcNow();

    public ILoggerFactory Loggers => _gateway.Services.GetRequiredService<ILoggerFactory>();

    private TestCluster Cluster => _cluster ?? throw new InvalidOperationException("The host has not been started.");

    public override void Advance(TimeSpan by) => _clock.Advance(by);

    public override string Token(Guid partner, Guid? user = null, Guid? app = null, TimeSpan? lifetime = null) =>
        TestCluster.KeyOf(_gateway).CreateToken(partner, app, user, lifetime ?? TimeSpan.FromHours(1), Now);

    public override string ForgedToken(Guid partner)
    {
        _strangersKey ??= Cluster.StrangersKey();
        return _strangersKey.CreateToken(partner, app: null, user: null, TimeSpan.FromHours(1), Now);
    }

    public override Task<int> StoredCarts() => Cluster.Store.CountCarts();

    public override async Task<string?> CustomerUserUpn(Guid partner, Guid customer, string orderId)
    {
        var booked = await Cluster
            .Silos[0]
            .Services.GetRequiredService<IOrderStore>()
            .Find(partner, customer, orderId, CancellationToken.None);
        Assert.NotNull(booked);
        return booked.Order.CustomerUserUpn;
    }

    public override Task<IAsyncDisposable> StoreOutage()
    {
        Cluster.Store.Interception = ClusterStore.Outage;
        return Task.FromResult<IAsyncDisposable>(new Outage(Cluster));
    }

    public override void Configure(string key, string? value)
    {
        if (_cluster is null)
            _settings.Add((key, value));
        else
            _cluster.Settings.Change(key, value);
    }

    public override async Task<ConformanceHost> Start(params (string Key, string Value)[] settings)
    {
        var host = NewHost();
        foreach (var (key, value) in settings)
            host.Configure(key, value);
        await host.InitializeAsync();
        return host;
    }

    public override async Task InitializeAsync()
    {
        if (await NewStore() is not { } store)
            return;
        _cluster = new TestCluster(_clock, store) { Logs = Logs };
        _cluster.Settings.AddDefault("Carts:Catalog", CatalogPath);
        _settings.ForEach(setting => Configure(setting.Key, setting.Value));
        await _cluster.StartSilo();
        await _cluster.StartSilo();
        _gateway = _cluster.NewGateway(_changeGateway);
        await _gateway.StartAsync();
    }

    protected override async Task Stop()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _strangersKey?.Dispose();
    }

    /// <summary>Another one of this kind, not started.</summary>
    private protected abstract ClusterConformanceHost NewHost();

    /// <summary>A store with nothing in it; null where there is none, and whoever asks is skipped.</summary>
    private protected abstract Task<ClusterStore?> NewStore();

    private sealed class Outage(TestCluster cluster) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            cluster.Store.Interception = ClusterStore.Undisturbed;
            return ValueTask.CompletedTask;
        }
    }
}

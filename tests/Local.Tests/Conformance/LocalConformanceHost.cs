using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PartnerCarts.Api;
using PartnerCarts.Conformance;
using PartnerCarts.Engine;

namespace PartnerCarts.Local.Tests.Conformance;

/// <summary>Local as its Program composes it, over a store of its own, with a clock that the cases move.</summary>
public sealed class LocalConformanceHost : ConformanceHost
{
    private readonly ConformanceClock _clock;
    private readonly LiveSettings _settings = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;
    private WebApplication _app = null!;
    private DevelopmentKey _key = null!;
    private DevelopmentKey? _strangersKey;

    public LocalConformanceHost()
        : this(new ConformanceClock(ClockStart)) { }

    internal LocalConformanceHost(ConformanceClock clock) => _clock = clock;

    public override bool HasFrozenAnswers => true;

    public override Uri BaseAddress =>
        field ??= new(
            _app.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Single()
        );

    public override DateTimeOffset Now => _clock.GetUtcNow();

    public ILoggerFactory Loggers => _app.Services.GetRequiredService<ILoggerFactory>();

    private string StorePath => Path.Combine(_folder, "carts.db");

    public override void Advance(TimeSpan by) => _clock.Advance(by);

    public override string Token(Guid partner, Guid? user = null, Guid? app = null, TimeSpan? lifetime = null) =>
        _key.CreateToken(partner, app, user, lifetime ?? TimeSpan.FromHours(1), Now);

    public override string ForgedToken(Guid partner)
    {
        _strangersKey ??= DevelopmentKey.LoadOrCreate(Path.Combine(_folder, "stranger.pem"));
        return _strangersKey.CreateToken(partner, app: null, user: null, TimeSpan.FromHours(1), Now);
    }

    public override async Task<int> StoredCarts()
    {
        var file = new SqliteConnectionStringBuilder
        {
            DataSource = StorePath,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM carts";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), null);
    }

    public override async Task<string?> CustomerUserUpn(Guid partner, Guid customer, string orderId)
    {
        var booked = await _app
            .Services.GetRequiredService<IOrderStore>()
            .Find(partner, customer, orderId, CancellationToken.None);
        Assert.NotNull(booked);
        return booked.Order.CustomerUserUpn;
    }

    public override Task<IAsyncDisposable> StoreOutage() =>
        Task.FromResult(_app.Services.GetRequiredService<FailingStates>().Fail());

    public override void Configure(string key, string? value) => _settings.Change(key, value);

    public override async Task<ConformanceHost> Start(params (string Key, string Value)[] settings)
    {
        var host = new LocalConformanceHost();
        foreach (var (key, value) in settings)
            host.Configure(key, value);
        await host.InitializeAsync();
        return host;
    }

    public override async Task InitializeAsync()
    {
        _settings.AddDefault("Carts:Catalog", CatalogPath);
        _app = LocalHost.Build(
            [$"--Store:Path={StorePath}", "--urls=http://127.0.0.1:0", "--environment=Development"],
            builder =>
            {
                ((IConfigurationBuilder)builder.Configuration).Add(_settings);
                Logs.Attach(builder.Logging);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
                builder.Services.AddSingleton(provider => new FailingStates(
                    provider.GetRequiredService<SqliteStore>()
                ));
                builder.Services.Replace(
                    ServiceDescriptor.Singleton<ICartStates>(provider => provider.GetRequiredService<FailingStates>())
                );
            }
        );
        _key = _app.Services.GetRequiredService<DevelopmentKey>();
        await _app.StartAsync();
    }

    protected override async Task Stop()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _strangersKey?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

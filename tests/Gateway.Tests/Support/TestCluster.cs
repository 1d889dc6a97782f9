using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans;
using PartnerCarts.Api;
using PartnerCarts.Conformance;
using PartnerCarts.Silo;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>
/// Silos and gateways as their programs compose them, talking to each other over sockets, in this process. The carts'
/// clock is the test's, that of Orleans is the machine's.
/// </summary>
internal sealed class TestCluster(TimeProvider clock, ClusterStore? store = null) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;
    private readonly string _clusterId = $"test-{Guid.NewGuid():N}";
    private readonly int _primaryPort = ServerProcess.FreePort();
    private readonly int _gatewayPort = ServerProcess.FreePort();
    private readonly List<WebApplication> _silos = [];
    private readonly List<WebApplication> _gateways = [];
    private readonly ConcurrentBag<WebApplication> _dead = [];

    public ClusterStore Store { get; } = store ?? new MemoryStore();

    /// <summary>Takes what all processes log; null: nobody does.</summary>
    public SecretWatch? Logs { get; init; }

    public LiveSettings Settings { get; } = new();

    /// <summary>Where the first silo takes the connections of silos, and of gateways.</summary>
    public (int Silos, int Gateways) Ports => (_primaryPort, _gatewayPort);

    /// <summary>Changes to the composition of every process, made last.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    public IReadOnlyList<WebApplication> Silos => _silos;

    /// <summary>How a client is told of the cluster, as <c>--Section:Key=value</c>.</summary>
    public string[] ClientSettings => [.. Common, $"--Cluster:GatewayPort={_gatewayPort}"];

    public Task<WebApplication> StartSilo(params string[] settings) => StartSilo(null, settings);

    /// <param name="prepare">Changes to its composition.</param>
    /// <param name="settings">Further settings.</param>
    public async Task<WebApplication> StartSilo(Action<IServiceCollection>? prepare, params string[] settings)
    {
        WebApplication? silo = null;
        bool IsAlive() => silo is null || !_dead.Contains(silo);
        var isPrimary = _silos.Count == 0;
        string[] all =
        [
            .. Common,
            $"--Cluster:SiloPort={(isPrimary ? _primaryPort : ServerProcess.FreePort())}",
            $"--Cluster:GatewayPort={(isPrimary ? _gatewayPort : ServerProcess.FreePort())}",
            .. settings,
        ];
        silo = SiloHost.Build(all, builder =>
        {
            Prepare(builder);
            Store.Prepare(builder.Services, _primaryPort, IsAlive);
            prepare?.Invoke(builder.Services);
        });
        _silos.Add(silo);
        await silo.StartAsync();
        return silo;
    }

    /// <summary>Ends a silo in good order; the next one that starts takes its place.</summary>
    public async Task Stop(WebApplication silo)
    {
        await silo.StopAsync();
        await silo.DisposeAsync();
        _silos.Remove(silo);
    }

    /// <summary>
    /// Ends a silo as a crash does: from now on nothing that it does reaches the store, and it takes leave of nobody.
    /// </summary>
    public async Task Kill(WebApplication silo)
    {
        _dead.Add(silo);
        _silos.Remove(silo);
        try
        {
            await silo.StopAsync(new CancellationToken(canceled: true));
        }
        catch (Exception ends) when (ends is OperationCanceledException or AggregateException)
        {
            // It was told not to wait for anything.
        }
    }

    /// <summary>Not started yet: its start ends when it is connected.</summary>
    /// <param name="change">Changes to its composition.</param>
    /// <param name="settings">Further settings.</param>
    public WebApplication NewGateway(Action<IServiceCollection>? change = null, params string[] settings)
    {
        var gateway = GatewayHost.Build([.. ClientSettings, .. settings], builder =>
        {
            Prepare(builder);
            change?.Invoke(builder.Services);
        });
        _gateways.Add(gateway);
        return gateway;
    }

    public static Uri AddressOf(WebApplication app) =>
        new(
            app.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Single()
        );

    public static DevelopmentKey KeyOf(WebApplication app) => app.Services.GetRequiredService<DevelopmentKey>();

    /// <summary>A key that no process of the cluster knows.</summary>
    public DevelopmentKey StrangersKey() => DevelopmentKey.LoadOrCreate(Path.Combine(_folder, "stranger.pem"));

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _gateways.Concat(Enumerable.Reverse(_silos)))
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        foreach (var silo in _dead)
            await silo.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string[] Common =>
        [
            "--urls=http://127.0.0.1:0",
            "--environment=Development",
            $"--Gateway:DevelopmentKeyFile={Path.Combine(_folder, "key.pem")}",
            $"--Cluster:ClusterId={_clusterId}",
            "--Cluster:AdvertisedAddress=127.0.0.1",
            .. Store.Settings,
        ];

    private void Prepare(WebApplicationBuilder builder)
    {
        ((IConfigurationBuilder)builder.Configuration).Add(Settings.NewCopy());
        if (Logs is null)
            builder.Logging.ClearProviders();
        else
            Logs.Attach(builder.Logging);
        // Orleans asks for a clock by the area it is for, and takes the common one where none is named: here only
        // grains get the test's.
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        foreach (
            var any in builder
                .Services.Where(service => service.ServiceType == typeof(TimeProvider) && service.IsKeyedService)
                .ToList()
        )
            builder.Services.Remove(any);
        builder.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        builder.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
        Configure?.Invoke(builder);
    }
}

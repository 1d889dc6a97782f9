using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using PartnerCarts.Api;
using PartnerCarts.Grains;
using PartnerCarts.Silo;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>
/// Silos and gateways as their programs compose them, talking to each other over sockets, in this process. Their store is one that tests look into; the carts' clock is the
/// test's, that of Orleans is the machine's.
/// </summary>
internal sealed class TestCluster(TimeProvider clock) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;
    private readonly MemoryDueIndex _index = new();
    private readonly int _primaryPort = FreePort.Take();
    private readonly int _gatewayPort = FreePort.Take();
    private readonly List<WebApplication> _silos = [];
    private readonly List<WebApplication> _gateways = [];

    public SharedStore Store { get; } = new();

    public LiveSettings Settings { get; } = new();

    /// <summary>Where the first silo takes the connections of silos, and of gateways.</summary>
    public (int Silos, int Gateways) Ports => (_primaryPort, _gatewayPort);

    /// <summary>Changes to the composition of every process, made last.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    public IReadOnlyList<WebApplication> Silos => _silos;

    public async Task<WebApplication> StartSilo(params string[] settings)
    {
        var isPrimary = _silos.Count == 0;
        string[] all =
        [
            .. Common,
            $"--Cluster:SiloPort={(isPrimary ? _primaryPort : FreePort.Take())}",
            $"--Cluster:GatewayPort={(isPrimary ? _gatewayPort : FreePort.Take())}",
            .. settings,
        ];
        var silo = SiloHost.Build(all, builder =>
        {
            Prepare(builder);
            builder.Services.Configure<DevelopmentClusterMembershipOptions>(options => options.PrimarySiloEndpoint = new IPEndPoint(IPAddress.Loopback, _primaryPort));
            builder.Services.Replace(ServiceDescriptor.Singleton<IDueIndex>(_index));
            foreach (var store in new[] { GrainStores.Carts, GrainStores.Orders })
                builder.Services.AddKeyedSingleton<IGrainStorage>(store, Store);
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

    /// <summary>Not started yet: its start ends when it is connected.</summary>
    public WebApplication NewGateway(params string[] settings)
    {
        var gateway = GatewayHost.Build([.. Common, $"--Cluster:GatewayPort={_gatewayPort}", .. settings], Prepare);
        _gateways.Add(gateway);
        return gateway;
    }

    public static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

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

        Directory.Delete(_folder, recursive: true);
    }

    private string[] Common => ["--urls=http://127.0.0.1:0", "--environment=Development", $"--Gateway:DevelopmentKeyFile={Path.Combine(_folder, "key.pem")}"];

    private void Prepare(WebApplicationBuilder builder)
    {
        ((IConfigurationBuilder)builder.Configuration).Add(Settings.NewCopy());
        builder.Logging.ClearProviders();
        // Orleans asks for a clock by the area it is for, and takes the common one where none is named: here only grains get the test's.
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        foreach (var any in builder.Services.Where(service => service.ServiceType == typeof(TimeProvider) && service.IsKeyedService).ToList())
            builder.Services.Remove(any);
        builder.Services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        builder.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
        Configure?.Invoke(builder);
    }
}

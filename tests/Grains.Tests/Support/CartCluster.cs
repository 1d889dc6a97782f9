using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Orleans.Storage;
using Orleans.TestingHost;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Grains.Tests.Support;

/// <summary>
/// Silos and a client in this process, over a store and an order processor that live outside of the silos. The carts'
/// clock moves only when told; Orleans itself runs on the system's.
/// </summary>
internal sealed class CartCluster : IAsyncDisposable
{
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(2);

    private readonly InProcessTestCluster _cluster;

    private CartCluster(
        InProcessTestCluster cluster,
        SharedStore store,
        GatedOrderProcessor? processor,
        FaultyIndex index,
        FaultyCalls incoming,
        ManualTimeProvider clock,
        TestLog log
    )
    {
        _cluster = cluster;
        Store = store;
        Processor = processor;
        Index = index;
        Incoming = incoming;
        Clock = clock;
        Log = log;
    }

    /// <summary>How long after the last silo has come or gone reads may rest on memory again.</summary>
    public static TimeSpan OwnersSettle { get; } = TableRefresh + ClusterCalls.AttemptLength + TimeSpan.FromSeconds(1);

    public SharedStore Store { get; }

    /// <summary>Null: the built-in order processor over <see cref="Book"/>.</summary>
    public GatedOrderProcessor? Processor { get; }

    public FaultyIndex Index { get; }

    public FaultyCalls Incoming { get; }

    public ManualTimeProvider Clock { get; }

    public TestLog Log { get; }

    public ICarts Carts => _cluster.Client.ServiceProvider.GetRequiredService<ICarts>();

    public CartOperations Operations => _cluster.Client.ServiceProvider.GetRequiredService<CartOperations>();

    public IOrderStore Book => _cluster.Client.ServiceProvider.GetRequiredService<GrainOrderStore>();

    public ClusterCalls Calls => _cluster.Client.ServiceProvider.GetRequiredService<ClusterCalls>();

    public IGrainFactory Grains => _cluster.Client;

    public IManagementGrain Management => _cluster.Client.GetGrain<IManagementGrain>(0);

    public static Task<CartCluster> Start(
        short silos = 2,
        GatedOrderProcessor? processor = null,
        params (string Key, string Value)[] settings
    ) => Start(new SharedStore(), new FaultyIndex(), silos, processor, settings);

    public static async Task<CartCluster> Start(
        SharedStore store,
        FaultyIndex index,
        short silos,
        GatedOrderProcessor? processor,
        params (string Key, string Value)[] settings
    )
    {
        var clock = new ManualTimeProvider();
        var log = new TestLog();
        var customers = new MemoryCartIndex();
        var incoming = new FaultyCalls();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost(
            (_, host) =>
            {
                host.Configuration.AddInMemoryCollection(
                    settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))
                );
                UseManualClock(host.Services, clock);
                if (processor is not null)
                    host.Services.AddSingleton<IOrderProcessor>(processor);
                host.Services.AddCartsEngine(host.Configuration);
                host.Services.Configure<CartReadOptions>(reads =>
                    reads.AreFresh = host.Configuration.GetValue<bool>("Cluster:FreshReads")
                );
                host.Services.AddCartGrains();
                host.Services.AddSingleton<IWakeupIndex>(index);
                host.Services.AddSingleton<ICartIndex>(customers);
                host.Services.AddSingleton<ICustomerRecords>(store);
                host.Services.AddKeyedSingleton<IGrainStorage>(GrainStores.Carts, store);
                host.Services.AddKeyedSingleton<IGrainStorage>(GrainStores.Orders, store);
                host.Services.Configure<ClusterMembershipOptions>(membership =>
                {
                    membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                    membership.NumMissedProbesLimit = 2;
                    membership.NumVotesForDeathDeclaration = 1;
                    membership.TableRefreshTimeout = TableRefresh;
                });
            }
        );
        builder.ConfigureHost(host => host.Logging.AddProvider(log.NewProvider()));
        builder.ConfigureSilo((_, silo) => silo.UseInMemoryReminderService().AddIncomingGrainCallFilter(incoming));
        builder.ConfigureClientHost(host =>
        {
            host.Services.AddCartsEngine(host.Configuration);
            host.Services.AddClusterCarts();
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        cluster.Client.ServiceProvider.GetRequiredService<ClusterGate>().Open();
        return new CartCluster(cluster, store, processor, index, incoming, clock, log);
    }

    /// <summary>Where the cart is active; null when it is not.</summary>
    public async Task<SiloAddress?> FindSilo(CartKey key) =>
        (await Management.GetDetailedGrainStatistics())
            .FirstOrDefault(grain => grain.GrainId == GrainOf(key).GetGrainId())
            ?.SiloAddress;

    public ICartGrain GrainOf(CartKey key) =>
        Grains.GetGrain<ICartGrain>(GrainId.Create(CartGrain.TypeName, key.ToString()));

    /// <summary>Ends the cart's activation and waits until it is gone.</summary>
    public async Task Deactivate(CartKey key)
    {
        await GrainOf(key).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Eventually.True(async () => await FindSilo(key) is null, "the cart is not active");
    }

    /// <summary>Moves the cart's activation to another silo than the one it is on.</summary>
    public async Task Move(CartKey key)
    {
        var from = await FindSilo(key) ?? throw new InvalidOperationException("The cart is not active.");
        RequestContext.Set(
            IPlacementDirector.PlacementHintKey,
            _cluster.Silos.First(silo => !silo.SiloAddress.Equals(from)).SiloAddress
        );
        await GrainOf(key).AsReference<IGrainManagementExtension>().MigrateOnIdle();
        RequestContext.Remove(IPlacementDirector.PlacementHintKey);
    }

    public Task Kill(SiloAddress address) =>
        _cluster.KillSiloAsync(_cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)));

    public Task StartSilo() => _cluster.StartAdditionalSiloAsync();

    /// <summary>Ends a silo in good order: it hands its carts over.</summary>
    public Task Stop(SiloAddress address) =>
        _cluster.StopSiloAsync(_cluster.Silos.Single(silo => silo.SiloAddress.Equals(address)));

    /// <summary>Active carts in the whole cluster.</summary>
    public async Task<int> CountActiveCarts() =>
        (await Management.GetSimpleGrainStatistics())
            .Where(grains => grains.GrainType.Contains(nameof(CartGrain), StringComparison.Ordinal))
            .Sum(grains => grains.ActivationCount);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private static void UseManualClock(IServiceCollection services, ManualTimeProvider clock)
    {
        services.AddSingleton<TimeProvider>(clock);
        services.AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System);
        services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, clock);
    }
}

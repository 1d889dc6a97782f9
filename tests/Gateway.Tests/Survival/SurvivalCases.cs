using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using PartnerCarts.Conformance;
using PartnerCarts.Engine;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway.Tests.Survival;

/// <summary>A store, and clusters over it that come and go. The carts' clock goes on from one to the next.</summary>
public abstract class SurvivalCases : IAsyncLifetime
{
    private protected static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>What an expired cart may stay at most is five minutes; this is what is let pass.</summary>
    private protected static readonly TimeSpan LongestStay = TimeSpan.FromMinutes(4.5);

    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(15);

    private readonly List<TestCluster> _clusters = [];
    private ClusterStore? _store;

    private protected ClusterStore Store =>
        _store ?? throw new InvalidOperationException("The case should have been skipped.");

    private protected ConformanceClock Clock { get; } = new(ConformanceHost.ClockStart);

    /// <summary>A store with nothing in it; null where there is none, and the case is skipped.</summary>
    private protected abstract Task<ClusterStore?> NewStore();

    public async Task InitializeAsync() => _store = await NewStore();

    public async Task DisposeAsync()
    {
        if (_store is not null)
            _store.Interception = ClusterStore.Undisturbed;
        foreach (var cluster in _clusters)
            await cluster.DisposeAsync();
    }

    /// <summary>Another cluster over the store.</summary>
    private protected TestCluster NewCluster()
    {
        var cluster = new TestCluster(Clock, Store);
        _clusters.Add(cluster);
        return cluster;
    }

    /// <summary>A silo that finds its neighbours' deaths out quickly.</summary>
    private protected static async Task<WebApplication> StartSilo(
        TestCluster cluster,
        Action<IServiceCollection>? prepare = null,
        params string[] settings
    )
    {
        var silo = await cluster.StartSilo(
            prepare,
            [
                $"--Carts:Lifetime={Lifetime}",
                "--Cluster:Membership:ProbeTimeout=00:00:01",
                "--Cluster:Membership:MinProbeTimeout=00:00:01",
                "--Cluster:Membership:MaxProbeTimeout=00:00:01",
                "--Cluster:Membership:NumMissedProbesLimit=2",
                "--Cluster:Membership:NumVotesForDeathDeclaration=1",
                .. settings,
            ]
        );
        await Eventually.True(
            async () => await ActiveGrains(silo, nameof(WakeupShardGrain)) == WakeupShards.Count,
            "all shards are looked at"
        );
        return silo;
    }

    private protected static ICarts CartsOf(WebApplication silo) => silo.Services.GetRequiredService<ICarts>();

    private protected static async Task<int> ActiveGrains(WebApplication silo, string type) =>
        (
            await silo
                .Services.GetRequiredService<IGrainFactory>()
                .GetGrain<IManagementGrain>(0)
                .GetSimpleGrainStatistics()
        )
            .Where(grains => grains.GrainType.Contains(type, StringComparison.Ordinal))
            .Sum(grains => grains.ActivationCount);

    /// <summary>
    /// Lets the carts' time pass, and every shard have its look in each period, unless a silo that does not answer
    /// keeps it.
    /// </summary>
    private protected async Task Pass(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= SweepPeriod)
        {
            var looked = Store.Looks + WakeupShards.Count;
            Clock.Advance(left < SweepPeriod ? left : SweepPeriod);
            for (var patience = 100; Store.Looks < looked && patience > 0; patience--)
                await Task.Delay(20);
        }
    }

    private protected async Task ExpectLeft(int carts)
    {
        await Eventually.True(async () => await Store.CountCarts() == carts, $"{carts} carts are left in the store");
        await Eventually.True(
            async () => await Store.CountEntries() == carts,
            $"{carts} entries are left in the wake-up index"
        );
    }
}

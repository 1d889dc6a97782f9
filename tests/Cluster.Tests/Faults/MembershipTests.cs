using System.Diagnostics;
using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>When a silo counts as dead, measured: what src/Silo/Hosting/MembershipTiming.cs chooses.</summary>
[NeedsCluster]
[Collection(nameof(ClusterProcesses))]
public sealed class MembershipTests(ITestOutputHelper output)
{
    private const int Times = 3;

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Silo_StalledOrKilled_IsOutWhenItShouldBe()
    {
        await using var cluster = new ClusterProcesses(nameof(Silo_StalledOrKilled_IsOutWhenItShouldBe));
        await cluster.Start();
        await using var store = new Store(cluster.ConnectionString);
        for (var time = 0; time < Times; time++)
        {
            var silo = ClusterProcesses.Silos[time];
            await StallsFor8Seconds(cluster, store, silo);
            await StallsFor40Seconds(cluster, store, silo);
            await IsKilled(cluster, store, silo);
        }
    }

    private static async Task StallsFor8Seconds(ClusterProcesses cluster, Store store, string silo)
    {
        var dead = await store.CountDeadSilos();
        cluster.Pause(silo);
        await Task.Delay(TimeSpan.FromSeconds(8));
        cluster.Resume(silo);
        // Whoever was about to declare it dead would have by now.
        await Task.Delay(TimeSpan.FromSeconds(10));
        Assert.Equal(dead, await store.CountDeadSilos());
        Assert.True(cluster.Runs(silo), $"{silo} ended after a stall of 8 s.");
    }

    private async Task StallsFor40Seconds(ClusterProcesses cluster, Store store, string silo)
    {
        var dead = await store.CountDeadSilos();
        var clock = Stopwatch.StartNew();
        cluster.Pause(silo);
        var took = await Eventually.True(
            async () => await store.CountDeadSilos() > dead,
            TimeSpan.FromSeconds(30),
            $"{silo}, which stalls, is out"
        );
        await Task.Delay(TimeSpan.FromSeconds(40) - clock.Elapsed);
        cluster.Resume(silo);
        var awake = Stopwatch.StartNew();
        await cluster.Ended(silo, TimeSpan.FromMinutes(1));
        output.WriteLine(
            $"{silo} stalled: out after {took.TotalSeconds:0.0} s; awake again after 40 s, it ended "
                + $"{awake.Elapsed.TotalSeconds:0.0} s later."
        );
        await cluster.Start(silo);
    }

    private async Task IsKilled(ClusterProcesses cluster, Store store, string silo)
    {
        var dead = await store.CountDeadSilos();
        cluster.Kill(silo);
        var took = await Eventually.True(
            async () => await store.CountDeadSilos() > dead,
            TimeSpan.FromSeconds(30),
            $"{silo}, which was killed, is out"
        );
        output.WriteLine($"{silo} killed: out after {took.TotalSeconds:0.0} s.");
        await cluster.Start(silo);
    }
}

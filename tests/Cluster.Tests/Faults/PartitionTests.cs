using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Two silos cannot reach each other, though each is alive, reaches the database, and is reached by gateways. They are
/// not both kept: clients see nothing but success, decisions and 503, and no cart waits for longer than 30 s.
/// </summary>
[NeedsCluster(Iptables = true)]
[Trait("Category", "Nightly")]
[Collection(nameof(ClusterProcesses))]
public sealed class PartitionTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>Only silo-3 goes through silo-2's port: these two are cut off from each other, and from nobody
    /// else.</summary>
    [ContractFact]
    public Task TwoSilos_CannotReachEachOther_OneOfThemGoes() => CutOff("silo-2", bothWays: true);

    [ContractFact]
    public Task TwoSilos_OneCannotReachTheOther_OneOfThemGoes() => CutOff("silo-2", bothWays: false);

    /// <summary>Both others go through silo-1's port.</summary>
    [ContractFact]
    public Task Silo_CannotReachTheOthers_Goes() => CutOff("silo-1", bothWays: true);

    private async Task CutOff(string silo, bool bothWays)
    {
        await using var cluster = new ClusterProcesses($"Partition-{silo}-{(bothWays ? "both" : "one")}");
        await cluster.Start(inTurn: true);
        await using var store = new Store(cluster.ConnectionString);
        await using var crowd = new Crowd(cluster);
        await Task.Delay(Rest);
        var dead = await store.CountDeadSilos();

        crowd.Note(new Fault($"{silo}'s port cut off{(bothWays ? " both ways" : "")}", crowd.Now, crowd.Now, Limit));
        await using (await Partition.Of(cluster.SiloPort(silo), bothWays))
        {
            var took = await Eventually.True(
                async () => await store.CountDeadSilos() > dead,
                Limit,
                "one of the silos that cannot reach each other is out"
            );
            output.WriteLine($"{took.TotalSeconds:0.0} s until one was out");
            await Task.Delay(TimeSpan.FromSeconds(50) - took);
        }

        Assert.Equal(dead + 1, await store.CountDeadSilos());
        await crowd.Finish();
        output.WriteLine(crowd.Report());
        Assert.Empty(await crowd.Faults());
        Assert.All(crowd.LongestWaits(), wait =>
            Assert.True(wait.Longest.Length <= Limit, $"A cart was without success for {wait.Longest.Length}.")
        );
    }
}

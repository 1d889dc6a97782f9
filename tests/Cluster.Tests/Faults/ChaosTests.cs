using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Silos are killed, stopped and restarted, the database restarts, and 200 clients go on: whatever was acknowledged is
/// there, once, and nobody waits for long.
/// </summary>
[NeedsCluster]
[Collection(nameof(ClusterProcesses))]
public sealed class ChaosTests(ITestOutputHelper output)
{
    // The limits, met on a machine that does nothing else; where tests share one, longer is no fault.
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterDatabase = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterRestart = TimeSpan.FromSeconds(5);

    /// <summary>Long enough for the next fault not to meet the last one's.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    [ContractFact]
    public async Task Cluster_EachFaultOnce_LosesAndDoublesNothing()
    {
        await using var cluster = new ClusterProcesses(nameof(Cluster_EachFaultOnce_LosesAndDoublesNothing));
        await cluster.Start();
        await using var crowd = new Crowd(cluster);
        await Task.Delay(Rest);
        await KillAndRestart(cluster, crowd, "silo-1");
        await StopShortly(cluster, crowd, "silo-2");
        await RestartDatabase(cluster, crowd);
        await Restart(cluster, crowd, "silo-3");
        await Judge(crowd, tolerance: 3);
    }

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Cluster_FiveMinutesOfFaults_LosesAndDoublesNothing()
    {
        await using var cluster = new ClusterProcesses(nameof(Cluster_FiveMinutesOfFaults_LosesAndDoublesNothing));
        await cluster.Start();
        await using var crowd = new Crowd(cluster);
        await Task.Delay(Rest);
        for (var round = 0; crowd.Now < TimeSpan.FromMinutes(5); round++)
        {
            string Silo(int next) => ClusterProcesses.Silos[(round + next) % ClusterProcesses.Silos.Count];
            await KillAndRestart(cluster, crowd, Silo(0));
            await StopShortly(cluster, crowd, Silo(1));
            await StopForLong(cluster, crowd, Silo(2));
            if (round == 0)
                await RestartDatabase(cluster, crowd);
            await Restart(cluster, crowd, Silo(0));
        }

        await Judge(crowd, tolerance: 1);
    }

    /// <summary>
    /// Carts that consist of little but a checkout: one that is begun while its owner changes does not wait for anybody
    /// to find out (decision 0007).
    /// </summary>
    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Cluster_SilosRestartedInTurn_NoCheckoutIsLeftBehind()
    {
        await using var cluster = new ClusterProcesses(nameof(Cluster_SilosRestartedInTurn_NoCheckoutIsLeftBehind));
        await cluster.Start();
        await using var crowd = new Crowd(cluster, changesPerCart: 2);
        await Task.Delay(Rest);
        for (var i = 0; i < 20; i++)
            await Restart(cluster, crowd, ClusterProcesses.Silos[i % ClusterProcesses.Silos.Count]);
        await Judge(crowd, tolerance: 1);
    }

    private static async Task KillAndRestart(ClusterProcesses cluster, Crowd crowd, string silo)
    {
        crowd.Note(new Fault($"SIGKILL {silo}", crowd.Now, crowd.Now, AfterKill));
        cluster.Kill(silo);
        await Task.Delay(AfterKill + Rest);
        await cluster.Start(silo);
        await Task.Delay(Rest);
    }

    private static async Task StopShortly(ClusterProcesses cluster, Crowd crowd, string silo)
    {
        crowd.Note(new Fault($"SIGSTOP {silo} for 8 s", crowd.Now, crowd.Now, AfterStop));
        cluster.Pause(silo);
        await Task.Delay(TimeSpan.FromSeconds(8));
        cluster.Resume(silo);
        await Task.Delay(Rest);
        Assert.True(cluster.Runs(silo), $"{silo} stalled for 8 s and has ended; it was to stay.");
    }

    private static async Task StopForLong(ClusterProcesses cluster, Crowd crowd, string silo)
    {
        crowd.Note(new Fault($"SIGSTOP {silo} for 40 s", crowd.Now, crowd.Now, AfterStop));
        cluster.Pause(silo);
        await Task.Delay(TimeSpan.FromSeconds(40));
        cluster.Resume(silo);
        await cluster.Ended(silo, TimeSpan.FromSeconds(30));
        await cluster.Start(silo);
        await Task.Delay(Rest);
    }

    private static async Task RestartDatabase(ClusterProcesses cluster, Crowd crowd)
    {
        var from = crowd.Now;
        await cluster.RestartDatabase();
        crowd.Note(
            new Fault(
                $"database restarted, away for {(crowd.Now - from).TotalSeconds:0.0} s",
                from,
                crowd.Now,
                AfterDatabase
            )
        );
        await Task.Delay(AfterDatabase + Rest);
    }

    private static async Task Restart(ClusterProcesses cluster, Crowd crowd, string silo)
    {
        crowd.Note(new Fault($"SIGTERM {silo} and start", crowd.Now, crowd.Now, AfterRestart));
        await cluster.Stop(silo);
        await cluster.Start(silo);
        await Task.Delay(Rest);
    }

    private async Task Judge(Crowd crowd, int tolerance)
    {
        await crowd.Finish();
        output.WriteLine(crowd.Report());
        Assert.Empty(await crowd.Faults());
        Assert.All(crowd.LongestWaits(), wait =>
            Assert.True(
                wait.Longest.Length <= wait.Fault.Limit * tolerance,
                $"{wait.Fault.What}: a cart was without success for {wait.Longest.Length.TotalSeconds:0.0} s."
            )
        );
        Assert.True(crowd.Carts.Count() > 200, "There was hardly any load.");
    }
}

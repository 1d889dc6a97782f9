namespace PartnerCarts.Cluster.Tests;

/// <summary>A kind of fault, done to a running cluster and taken back.</summary>
/// <param name="Kind">For the report; the same for each of its kind.</param>
/// <param name="Target">What it is done to: two at once are done to different ones.</param>
/// <param name="Limit">How long a cart may be without success after it, or after its end.</param>
/// <param name="CountsFromEnd">Whether success is impossible while it lasts.</param>
/// <param name="AllowsOldReads">Whether a silo that is cut off, and has not noticed, may show what it still has
/// (docs/guarantees.md, Old reads).</param>
/// <param name="Act">Does it, lets it last, and takes it back; members that have ended are started by others.</param>
internal sealed record Injection(
    string Kind,
    string Target,
    TimeSpan Limit,
    bool CountsFromEnd,
    bool AllowsOldReads,
    Func<Task> Act
)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostAfterKill = TimeSpan.FromSeconds(10);

    /// <summary>One of each kind, with its victim and its length chosen at random.</summary>
    public static IReadOnlyList<Injection> AllOf(ClusterProcesses cluster, Random random)
    {
        var silo = ClusterProcesses.Silos[random.Next(ClusterProcesses.Silos.Count)];
        var gateway = ClusterProcesses.GatewayNames[random.Next(ClusterProcesses.GatewayNames.Count)];
        return
        [
            new("SIGKILL of a silo", "silo", MostAfterKill, false, false, () => Kill(cluster, silo, 12)),
            new("SIGSTOP of a silo for 8 s", "silo", Most, false, true, () => Stall(cluster, silo, 8)),
            new("SIGSTOP of a silo for 40 s", "silo", Most, false, true, () => Stall(cluster, silo, 40)),
            new("a silo's port cut off, both ways", "silo", Most, false, true, () => Cut(cluster, silo, true)),
            new("a silo's port cut off, one way", "silo", Most, false, true, () => Cut(cluster, silo, false)),
            new("SIGKILL of PostgreSQL", "database", Most, true, false, () => KillDatabase(cluster)),
            new("SIGSTOP of PostgreSQL for 8 s", "database", Most, true, false, () => StallDatabase(cluster)),
            new("SIGKILL of a gateway", "gateway", Most, false, false, () => Kill(cluster, gateway, 5)),
            new("rolling restart of the silos", "silo", Most, false, false, () => cluster.Roll("silos")),
        ];
    }

    private static async Task Kill(ClusterProcesses cluster, string member, int secondsAway)
    {
        cluster.Kill(member);
        await Seconds(secondsAway);
        await cluster.Start(member);
    }

    private static async Task Stall(ClusterProcesses cluster, string silo, int seconds)
    {
        cluster.Pause(silo);
        await Seconds(seconds);
        cluster.Resume(silo);
    }

    private static async Task Cut(ClusterProcesses cluster, string silo, bool bothWays)
    {
        await using (await Partition.Of(cluster.SiloPort(silo), bothWays))
            await Seconds(35);
    }

    private static async Task KillDatabase(ClusterProcesses cluster)
    {
        cluster.KillDatabase();
        await Seconds(2);
        await cluster.RestartDatabase();
    }

    private static async Task StallDatabase(ClusterProcesses cluster)
    {
        cluster.PauseDatabase();
        await Seconds(8);
        cluster.ResumeDatabase();
    }

    private static Task Seconds(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds));
}

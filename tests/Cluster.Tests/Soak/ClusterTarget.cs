namespace PartnerCarts.Cluster.Tests;

/// <summary>Three silos, two gateways and a database, each a process of its own.</summary>
internal sealed class ClusterTarget(ClusterProcesses cluster) : ISoakTarget
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostAfterKill = TimeSpan.FromSeconds(10);

    public string Token => cluster.Token;

    public IReadOnlyList<Uri> Addresses => cluster.Gateways;

    // Silos that were cut off find out within it.
    public TimeSpan Rest => TimeSpan.FromSeconds(15);

    /// <summary>A silo that was cut off, or stood still for too long, ends by itself.</summary>
    public Task Heal() => cluster.Start([.. ClusterProcesses.Silos, .. ClusterProcesses.GatewayNames]);

    public IReadOnlyList<Injection> Faults(Random random)
    {
        var silo = ClusterProcesses.Silos[random.Next(ClusterProcesses.Silos.Count)];
        // Through the port of the one that joined last nobody is connected, so that nothing would be cut.
        var reached = ClusterProcesses.Silos.Where(cluster.IsReachedThroughItsPort).ToList();
        var cut = reached.Count > 0 ? reached[random.Next(reached.Count)] : silo;
        var gateway = ClusterProcesses.GatewayNames[random.Next(ClusterProcesses.GatewayNames.Count)];
        return
        [
            new("SIGKILL of a silo", "silo", MostAfterKill, false, false, () => Kill(silo, 12)),
            new("SIGSTOP of a silo for 8 s", "silo", Most, false, true, () => Stall(silo, 8)),
            new("SIGSTOP of a silo for 40 s", "silo", Most, false, true, () => Stall(silo, 40)),
            new("a silo's port cut off, both ways", "silo", Most, false, true, () => Cut(cut, true)),
            new("a silo's port cut off, one way", "silo", Most, false, true, () => Cut(cut, false)),
            new("SIGKILL of PostgreSQL", "database", Most, true, false, () => KillDatabase()),
            new("SIGSTOP of PostgreSQL for 8 s", "database", Most, true, false, () => StallDatabase()),
            new("SIGKILL of a gateway", "gateway", Most, false, false, () => Kill(gateway, 5)),
            new("rolling restart of the silos", "silo", Most, false, false, () => cluster.Roll("silos")),
        ];
    }

    private async Task Kill(string member, int secondsAway)
    {
        cluster.Kill(member);
        await Seconds(secondsAway);
        await cluster.Start(member);
    }

    private async Task Stall(string silo, int seconds)
    {
        cluster.Pause(silo);
        await Seconds(seconds);
        cluster.Resume(silo);
    }

    private async Task Cut(string silo, bool bothWays)
    {
        await using (await Partition.Of(cluster.SiloPort(silo), bothWays))
            await Seconds(35);
    }

    private async Task KillDatabase()
    {
        cluster.KillDatabase();
        await Seconds(2);
        await cluster.RestartDatabase();
    }

    private async Task StallDatabase()
    {
        cluster.PauseDatabase();
        await Seconds(8);
        cluster.ResumeDatabase();
    }

    private static Task Seconds(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds));
}

namespace PartnerCarts.Bench;

/// <summary>Candidates that are compared with each other, side by side in one run.</summary>
internal sealed record Suite(string Name, Func<Workshop, Task> Run)
{
    public static Suite[] All { get; } =
    [
        new(Sweep.Suite, Sweep.Run),
        new("local", workshop => SideBySide(workshop, "local", [Kinds.Ceiling, Kinds.Local, Kinds.PostgresPeer, Kinds.NodePeer], [Scenario.PutOne, Scenario.PutSix, Scenario.GetOne])),
        new("cluster", workshop => SideBySide(
            workshop, "cluster", [Kinds.Echo, Kinds.Delayed, Kinds.PostgresPeer, Kinds.Cluster, Kinds.TwoProcesses, Kinds.Stock], [Scenario.PutOne, Scenario.GetOne])),
    ];

    private static async Task SideBySide(Workshop workshop, string suite, string[] names, Scenario[] scenarios)
    {
        var only = workshop.Settings.Only;
        var candidates = new List<Candidate>();
        foreach (var name in names)
            if (only.Length == 0 || only.Contains(name))
                candidates.Add(await workshop.Start(Kinds.Find(name)));
        await new Cells(workshop, suite).Run(candidates, scenarios);
    }
}

namespace PartnerCarts.Bench;

/// <summary>Candidates that are compared with each other, side by side in one run.</summary>
internal sealed record Suite(string Name, Func<Workshop, Task> Run)
{
    public const string Local = "local";
    public const string Cluster = "cluster";
    public const string Mix = "mix";
    public const string Silos = "silos";

    public static Suite[] All { get; } =
    [
        new(Sweep.Name, Sweep.Run),
        SideBySide(
            Local,
            [Kinds.Ceiling, Kinds.Local, Kinds.PostgresPeer, Kinds.NodePeer],
            [Scenario.PutOne, Scenario.PutSix, Scenario.GetOne]
        ),
        SideBySide(
            Cluster,
            [Kinds.Echo, Kinds.Delayed, Kinds.PostgresPeer, Kinds.Cluster, Kinds.TwoProcesses, Kinds.Stock],
            [Scenario.PutOne, Scenario.GetOne]
        ),
        SideBySide(Silos, [Kinds.TwoProcesses, Kinds.ThreeSilos], [Scenario.PutOne, Scenario.GetOne]),
        SideBySide(Mix, [Kinds.Local, Kinds.Cluster, Kinds.TwoProcesses], [Scenario.Mix]),
        new(HotCart.Name, HotCart.Run),
        new(Million.Name, Million.Run),
        new(Latency.Name, Latency.Run),
        new(Memory.Name, Memory.Run),
        new(Startup.Name, Startup.Run),
    ];

    private static Suite SideBySide(string suite, string[] names, Scenario[] scenarios) => new(suite, async workshop =>
        {
            var candidates = new List<Candidate>();
            foreach (var name in workshop.Chosen(names))
                candidates.Add(await workshop.Start(Kinds.Find(name)));
            await new Cells(workshop, suite).Run(candidates, scenarios);
        });
}

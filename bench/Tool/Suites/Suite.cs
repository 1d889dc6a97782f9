namespace PartnerCarts.Bench;

/// <summary>Candidates that are compared with each other, side by side in one run.</summary>
internal sealed record Suite(string Name, Func<Workshop, Task> Run)
{
    public static Suite[] All { get; } =
    [
        new("local", workshop => SideBySide(workshop, "local", [Kinds.Ceiling, Kinds.Local], [Scenario.PutOne, Scenario.PutSix, Scenario.GetOne])),
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

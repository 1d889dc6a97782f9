namespace PartnerCarts.Bench;

/// <summary>The peers at their best: each way of setting one up is measured, and the best is what is compared with.</summary>
internal static class Sweep
{
    public const string Suite = "sweep";

    private static readonly string[] Pools = ["Maximum Pool Size=8", "Maximum Pool Size=16", "Maximum Pool Size=32", "Maximum Pool Size=64", "Maximum Pool Size=16;Multiplexing=true"];
    private static readonly int[] Processes = [1, 2];

    public static async Task Run(Workshop workshop)
    {
        var candidates = new List<Candidate>();
        foreach (var pool in Pools)
            candidates.Add(workshop.Keep(await Peers.StartPostgres(workshop, pool, $"{Kinds.PostgresPeer}: {pool}")));
        foreach (var count in Processes)
            candidates.Add(workshop.Keep(await Peers.StartNode(workshop, count, $"{Kinds.NodePeer}: {count}")));
        await new Cells(workshop, Suite).Run(candidates, [Scenario.PutOne]);
    }

    /// <summary>The pool with which the peer was fastest; 16 connections when that was not measured.</summary>
    public static string BestPool(BenchSettings settings) => Best(settings, Kinds.PostgresPeer) ?? Pools[1];

    /// <summary>The number of processes with which the peer was fastest; one for each processor when that was not measured.</summary>
    public static int BestNode(BenchSettings settings) => int.Parse(Best(settings, Kinds.NodePeer) ?? "2", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Best(BenchSettings settings, string peer) => Sample.ReadAll(settings.Samples)
        .Where(sample => sample is { Suite: Suite, Round: > 0 } && sample.Candidate.StartsWith(peer + ": ", StringComparison.Ordinal))
        .GroupBy(sample => sample.Candidate)
        .MaxBy(samples => samples.Select(sample => sample.Value).Order().ElementAt(samples.Count() / 2))?.Key[(peer.Length + 2)..];
}

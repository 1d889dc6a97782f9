using System.Globalization;

namespace PartnerCarts.Bench;

/// <summary>
/// The peers at their best: each way of setting one up is measured, and the best is what is compared with.
/// </summary>
internal static class Sweep
{
    public const string Name = "sweep";

    private static readonly string[] Pools =
    [
        "Maximum Pool Size=8",
        "Maximum Pool Size=16",
        "Maximum Pool Size=32",
        "Maximum Pool Size=64",
        "Maximum Pool Size=16;Multiplexing=true",
    ];
    private static readonly int[] Processes = [1, 2];

    public static async Task Run(Workshop workshop)
    {
        var candidates = new List<Candidate>();
        foreach (var pool in Pools)
            candidates.Add(workshop.Keep(await Peers.StartPostgres(workshop, pool, Of(Kinds.PostgresPeer, pool))));
        foreach (var count in Processes)
            candidates.Add(workshop.Keep(await Peers.StartNode(workshop, count, Of(Kinds.NodePeer, $"{count}"))));
        await new Cells(workshop, Name).Run(candidates, [Scenario.PutOne]);
    }

    /// <summary>The pool with which the peer was fastest; 16 connections when that was not measured.</summary>
    public static string BestPool(BenchSettings settings) => Best(settings, Kinds.PostgresPeer) ?? Pools[1];

    /// <summary>
    /// The number of processes with which the peer was fastest; one for each processor when that was not measured.
    /// </summary>
    public static int BestNode(BenchSettings settings) =>
        int.Parse(Best(settings, Kinds.NodePeer) ?? "2", CultureInfo.InvariantCulture);

    private static string Of(string peer, string variant) => $"{peer}: {variant}";

    private static string? Best(BenchSettings settings, string peer) =>
        Sample
            .ReadAll(settings)
            .Where(sample =>
                sample is { Suite: Name, Measure: Measures.Rate }
                && sample.Candidate.StartsWith(Of(peer, ""), StringComparison.Ordinal)
            )
            .GroupBy(sample => sample.Candidate)
            .MaxBy(samples => Spread.Of(samples.Select(sample => sample.Value)).Median)
            ?.Key[Of(peer, "").Length..];
}

namespace PartnerCarts.Bench;

/// <summary>
/// Latencies at 70 % of what a candidate can do, as users see them: requests come whether or not the answers do.
/// </summary>
internal static class Latency
{
    public const string Name = "latency";

    public const double Share = 0.7;
    private static readonly string[] Names = [Kinds.Ceiling, Kinds.Local, Kinds.Cluster];

    public static async Task Run(Workshop workshop)
    {
        var settings = workshop.Settings;
        var cells = new Cells(workshop, Name);
        var candidates = new List<(Candidate Candidate, double Peak)>();
        foreach (var name in workshop.Chosen(Names))
        {
            var candidate = await workshop.Start(Kinds.Find(name));
            await Seeding.Ensure(workshop, candidate, Scenario.PutOne.Carts, Scenario.OneLine);
            candidates.Add((candidate, await Peak(workshop, cells, candidate)));
        }

        for (var round = 1; round <= settings.Rounds; round++)
            foreach (var (candidate, peak) in candidates)
            {
                await Machine.Settle();
                var (times, faults) = await OpenLoop.Run(
                    settings,
                    candidate.Address,
                    cells.Traffic(candidate, Scenario.PutOne),
                    peak * Share,
                    settings.Length
                );
                double At(double percentile) => times.GetValueAtPercentile(percentile);
                cells.Keep(
                    new Sample
                    {
                        Scenario = Scenario.PutOne.Name,
                        Candidate = candidate.Name,
                        Measure = Measures.Tail,
                        Round = round,
                        Value = At(99) / At(50),
                        Faults = faults,
                        P50 = At(50),
                        P95 = At(95),
                        P99 = At(99),
                        P999 = At(99.9),
                    }
                );
            }
    }

    /// <summary>What the closed loop gets out of it.</summary>
    private static async Task<double> Peak(Workshop workshop, Cells cells, Candidate candidate)
    {
        var settings = workshop.Settings;
        var traffic = cells.Traffic(candidate, Scenario.PutOne);
        await Wrk.Run(settings, candidate.Address, traffic, settings.WarmUp);
        var result = await Wrk.Run(settings, candidate.Address, traffic, settings.Length);
        var peak = result.Rate;
        cells.Keep(
            new Sample
            {
                Scenario = Scenario.PutOne.Name,
                Candidate = candidate.Name,
                Measure = Measures.Rate,
                Value = peak,
                Faults = result.Faults,
            }
        );
        return peak;
    }
}

namespace PartnerCarts.Bench;

/// <summary>The verb <c>report</c>: makes the tables out of the samples.</summary>
internal static class ReportVerb
{
    public static int Run(BenchSettings settings)
    {
        foreach (var scenario in Sample.ReadAll(settings.Samples).Where(sample => sample.Round > 0).GroupBy(sample => (sample.Suite, sample.Scenario)))
        {
            Console.WriteLine($"{scenario.Key.Suite} {scenario.Key.Scenario}");
            foreach (var candidate in scenario.GroupBy(sample => sample.Candidate))
            {
                var ratios = candidate.Select(sample => sample.Value / scenario.First(other => other.Round == sample.Round).Value).Order().ToList();
                Console.WriteLine($"  {candidate.Key,-20} x {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})");
            }
        }

        return 0;
    }
}

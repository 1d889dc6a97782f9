namespace PartnerCarts.Bench;

/// <summary>
/// The samples, by what they are of. Cells with a wrong or broken answer do not count: what is asked for them is as if
/// it had not been measured.
/// </summary>
internal sealed class Results(IReadOnlyList<Sample> samples)
{
    private readonly IReadOnlyList<Sample> _good = [.. samples.Where(sample => sample.Faults == 0)];

    public IEnumerable<Sample> Faulty => samples.Where(sample => sample.Faults > 0);

    public IEnumerable<string> Suites => samples.Select(sample => sample.Suite).Distinct();

    public IEnumerable<string> Scenarios(string suite) =>
        samples.Where(sample => sample.Suite == suite).Select(sample => sample.Scenario).Distinct();

    public IEnumerable<string> Candidates(string suite, string scenario) =>
        samples
            .Where(sample => sample.Suite == suite && sample.Scenario == scenario && sample.Measure == Measures.Rate)
            .Select(sample => sample.Candidate)
            .Distinct();

    public IReadOnlyList<Sample> Of(string suite, string scenario, string candidate, string measure) =>
        [
            .. _good.Where(sample =>
                sample.Suite == suite
                && sample.Scenario == scenario
                && sample.Candidate == candidate
                && sample.Measure == measure
            ),
        ];

    /// <summary>Null when it was not measured.</summary>
    public Spread? Value(string suite, string scenario, string candidate, string measure) =>
        Of(suite, scenario, candidate, measure) is { Count: > 0 } found
            ? Spread.Of(found.Select(sample => sample.Value))
            : null;

    /// <summary>The ratio of two cells, taken within each round; null when they were not measured together.</summary>
    public Spread? Ratio(
        string suite,
        (string Candidate, string Scenario) one,
        (string Candidate, string Scenario) other,
        string measure = Measures.Rate
    )
    {
        var bases = Of(suite, other.Scenario, other.Candidate, measure).ToDictionary(sample => sample.Round);
        var ratios = Of(suite, one.Scenario, one.Candidate, measure)
            .Where(sample => bases.ContainsKey(sample.Round))
            .Select(sample => sample.Value / bases[sample.Round].Value)
            .ToList();
        return ratios.Count > 0 ? Spread.Of(ratios) : null;
    }
}

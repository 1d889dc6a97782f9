namespace PartnerCarts.Bench;

/// <summary>Measures cells of a table: candidates across, scenarios down, round by round.</summary>
internal sealed class Cells(Workshop workshop, string suite)
{
    private static readonly TimeSpan AllocationLength = TimeSpan.FromSeconds(3);

    private readonly BenchSettings _settings = workshop.Settings;
    private readonly Dictionary<string, int> _ordered = [];

    /// <summary>
    /// Interleaved: all candidates once, then all again, so that a slow minute of the machine falls on all.
    /// </summary>
    public Task Run(IReadOnlyList<Candidate> candidates, IReadOnlyList<Scenario> scenarios) =>
        Run([.. scenarios.SelectMany(scenario => candidates.Select(candidate => (candidate, scenario)))]);

    /// <summary>The cells given, in that order, in each round.</summary>
    public async Task Run(IReadOnlyList<(Candidate Candidate, Scenario Scenario)> cells)
    {
        foreach (var (candidate, scenario) in cells)
            await WarmUp(candidate, scenario);
        for (var round = 1; round <= _settings.Rounds; round++)
            foreach (var (candidate, scenario) in cells)
                await Measure(candidate, scenario, round);
    }

    public Traffic Traffic(Candidate candidate, Scenario scenario) =>
        scenario.Kind != "mix"
            ? new(scenario.Kind, candidate.Carts[scenario.Carts], workshop.Tokens.Path, workshop.Body(scenario.Shape))
            : new(
                scenario.Kind,
                candidate.Carts[scenario.Carts],
                workshop.Tokens.Path,
                workshop.Body(scenario.Shape),
                candidate.Carts[Scenario.Orders],
                1 + (_ordered.GetValueOrDefault(candidate.Name) % Seeding.Carts)
            );

    public void Keep(Sample sample) => Sample.Keep(_settings, sample with { Suite = suite });

    private async Task WarmUp(Candidate candidate, Scenario scenario)
    {
        await Seeding.Ensure(workshop, candidate, scenario.Carts, scenario.Shape);
        if (scenario.Kind == "mix")
            await Seeding.Ensure(workshop, candidate, Scenario.Orders, scenario.Shape);
        await Drive(candidate, scenario, _settings.WarmUp);
        if (candidate.IsDotNet)
            await MeasureAllocations(candidate, scenario);
    }

    private async Task MeasureAllocations(Candidate candidate, Scenario scenario)
    {
        await using var watch = await Allocations.Watch(candidate.Services);
        var result = await Drive(candidate, scenario, AllocationLength);
        Keep(
            new Sample
            {
                Scenario = scenario.Name,
                Candidate = candidate.Name,
                Measure = Measures.Allocated,
                Value = (double)await watch.End() / result.Requests,
                Faults = result.Faults,
            }
        );
    }

    private async Task Measure(Candidate candidate, Scenario scenario, int round)
    {
        await ShowLast(candidate, scenario);
        await Machine.Settle();
        var (service, store) = (candidate.ServiceUsage, candidate.StoreUsage);
        var result = await Drive(candidate, scenario, _settings.Length);
        var (serviceAfter, storeAfter) = (candidate.ServiceUsage, candidate.StoreUsage);
        Keep(
            new Sample
            {
                Scenario = scenario.Name,
                Candidate = candidate.Name,
                Measure = Measures.Rate,
                Round = round,
                Value = result.Rate,
                Faults = result.Faults,
                P50 = result.P50,
                P95 = result.P95,
                P99 = result.P99,
                P999 = result.P999,
                Cpu = (serviceAfter.Cpu - service.Cpu).TotalMicroseconds / result.Requests,
                StoreCpu = (storeAfter.Cpu - store.Cpu).TotalMicroseconds / result.Requests,
                Resident = serviceAfter.ResidentBytes,
                StoreResident = storeAfter.ResidentBytes,
            }
        );
    }

    private async Task<WrkResult> Drive(Candidate candidate, Scenario scenario, TimeSpan length)
    {
        var result = await Wrk.Run(_settings, candidate.Address, Traffic(candidate, scenario), length);
        if (scenario.Kind == "mix")
            // Somewhat more than the one in a hundred that was ordered, so that none is ordered again.
            _ordered[candidate.Name] = _ordered.GetValueOrDefault(candidate.Name) + (int)(result.Requests / 80);
        return result;
    }

    /// <summary>
    /// The ceiling answers every read with what it was shown last: that must be a cart of the scenario's shape. All
    /// candidates are shown one.
    /// </summary>
    private async Task ShowLast(Candidate candidate, Scenario scenario)
    {
        if (scenario.Kind != "get")
            return;
        using var client = Seeding.NewClient(candidate.Address);
        using var request = Seeding.Request(
            HttpMethod.Put,
            File.ReadLines(candidate.Carts[scenario.Carts]).First(),
            workshop.Tokens.ForCart(0),
            await File.ReadAllBytesAsync(workshop.Body(scenario.Shape))
        );
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}

namespace PartnerCarts.Bench;

/// <summary>Measures cells of a table: candidates across, scenarios down, round by round.</summary>
internal sealed class Cells(Workshop workshop, string suite)
{
    private const int Carts = 10_000;
    private static readonly TimeSpan AllocationLength = TimeSpan.FromSeconds(3);

    private readonly BenchSettings _settings = workshop.Settings;

    /// <summary>Interleaved: all candidates once, then all again, so that a slow minute of the machine falls on all.</summary>
    public async Task Run(IReadOnlyList<Candidate> candidates, IReadOnlyList<Scenario> scenarios)
    {
        foreach (var candidate in candidates)
            await Prepare(candidate, scenarios);
        for (var round = 1; round <= _settings.Rounds; round++)
            foreach (var scenario in scenarios)
                foreach (var candidate in candidates)
                    await Measure(candidate, scenario, round);
    }

    private async Task Prepare(Candidate candidate, IReadOnlyList<Scenario> scenarios)
    {
        foreach (var shape in scenarios.Select(scenario => scenario.Shape).Distinct())
            if (!candidate.Carts.ContainsKey(shape))
                candidate.Carts[shape] = await Seeder.Seed(
                    candidate.Address, workshop.Tokens, await File.ReadAllBytesAsync(workshop.Body(shape)), Carts, Path.Combine(workshop.Folder(candidate.Name), shape + ".txt"));
        foreach (var scenario in scenarios)
        {
            await Wrk.Run(_settings, candidate.Address, Traffic(candidate, scenario), _settings.WarmUp);
            if (candidate.IsDotNet)
                await MeasureAllocations(candidate, scenario);
        }
    }

    private async Task MeasureAllocations(Candidate candidate, Scenario scenario)
    {
        await using var watch = await Allocations.Watch(candidate.Services);
        var result = await Wrk.Run(_settings, candidate.Address, Traffic(candidate, scenario), AllocationLength);
        var allocated = (double)await watch.End() / result.Requests;
        Keep(new Sample { Suite = suite, Scenario = scenario.Name + "/allocated", Candidate = candidate.Name, Value = allocated, Requests = result.Requests, Faults = result.Failed + result.Refused });
    }

    private async Task Measure(Candidate candidate, Scenario scenario, int round)
    {
        await ShowLast(candidate, scenario);
        await Machine.Settle();
        var (service, store) = (candidate.ServiceUsage, candidate.StoreUsage);
        var result = await Wrk.Run(_settings, candidate.Address, Traffic(candidate, scenario), _settings.Length);
        var (serviceAfter, storeAfter) = (candidate.ServiceUsage, candidate.StoreUsage);
        Keep(new Sample
        {
            Suite = suite,
            Scenario = scenario.Name,
            Candidate = candidate.Name,
            Round = round,
            Value = result.Requests / (result.Microseconds / 1e6),
            Requests = result.Requests,
            Faults = result.Failed + result.Refused,
            P50 = result.P50,
            P95 = result.P95,
            P99 = result.P99,
            P999 = result.P999,
            Cpu = (serviceAfter.Cpu - service.Cpu).TotalMicroseconds / result.Requests,
            StoreCpu = (storeAfter.Cpu - store.Cpu).TotalMicroseconds / result.Requests,
            Resident = serviceAfter.ResidentBytes,
            StoreResident = storeAfter.ResidentBytes,
        });
    }

    private void Keep(Sample sample)
    {
        Sample.Append(_settings.Samples, sample);
        Console.WriteLine($"{sample.Scenario,-28} {sample.Candidate,-22} {sample.Round,2} {sample.Value,12:N0}   p50 {sample.P50,7:N0}  p99 {sample.P99,8:N0} us   cpu {sample.Cpu,6:N1} + {sample.StoreCpu,5:N1} us   rss {sample.Resident / 1e6,6:N0} MB"
            + (sample.Faults > 0 ? $"   FAULTS {sample.Faults}" : ""));
    }

    /// <summary>The ceiling answers every read with what it was shown last: that must be a cart of the scenario's shape. All candidates are shown one.</summary>
    private async Task ShowLast(Candidate candidate, Scenario scenario)
    {
        if (scenario.Kind != "get")
            return;
        using var client = Seeder.NewClient(candidate.Address);
        using var request = Seeder.Request(HttpMethod.Put, File.ReadLines(candidate.Carts[scenario.Shape]).First(), workshop.Tokens.ForCart(0), await File.ReadAllBytesAsync(workshop.Body(scenario.Shape)));
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private Traffic Traffic(Candidate candidate, Scenario scenario) =>
        new(scenario.Kind, candidate.Carts[scenario.Shape], workshop.Tokens.Path, workshop.Body(scenario.Shape));
}

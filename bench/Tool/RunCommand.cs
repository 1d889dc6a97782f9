namespace PartnerCarts.Bench;

/// <summary>The verb <c>run</c>: measures, and keeps the samples for <c>report</c>.</summary>
internal static class RunCommand
{
    public static async Task<int> Run(BenchSettings settings)
    {
        Directory.CreateDirectory(settings.Work);
        RunRecord.Keep(settings);
        foreach (var suite in Suite.All)
        {
            if (settings.Suites.Length > 0 && !settings.Suites.Contains(suite.Name))
                continue;
            Console.WriteLine($"== {suite.Name}");
            await using var workshop = new Workshop(settings);
            await suite.Run(workshop);
        }

        return 0;
    }
}

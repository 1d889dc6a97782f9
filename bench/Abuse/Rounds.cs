using System.Globalization;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// Each attack in turn, several times over, and the bystander's times under it against its times just before and just
/// after: a slow minute of the machine is in all three. The bystander is this process, the service and the attacker are
/// others.
/// </summary>
internal static class Rounds
{
    // How long an attack takes to get going, a burst that its full buckets let through included; and what it has left
    // in queues is not the quiet time's.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <returns>Whether the bystander was served throughout.</returns>
    public static async Task<bool> Run(AbuseSettings settings)
    {
        await using var service = await Service.Start(settings.Folder, settings.Service);
        var attacker = service.NewPartner();
        using var bystander = new Bystander(service.NewPartner());
        await bystander.Prepare();
        await bystander.Measure(settings.Time);

        var names = Attacks
            .All.Keys.Where(name => name.Contains(settings.Only, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var results = names.ToDictionary(name => name, _ => new List<Result>());
        // Round 0 is for the compiler, and does not count: what is attacked is a service that has been running for a
        // while.
        for (var round = 0; round <= settings.Rounds; round++)
            foreach (var name in names)
            {
                var time = round == 0 ? Pause : settings.Time;
                var before = await bystander.Measure(time);
                await using var attack = await Attacker.Start(name, attacker);
                var begin = await bystander.Measure(Pause);
                var under = await bystander.Measure(time);
                var answers = await attack.End();
                await Task.Delay(Pause);
                var after = await bystander.Measure(time);
                if (round > 0)
                    results[name].Add(new(Latencies.Of(before, after), begin, under, answers, service.ResidentMiB));
                Console.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{round} {name}: quiet {before.At(0.99):0.0} and {after.At(0.99):0.0}, under attack "
                            + $"{under.At(0.99):0.0} ms"
                    )
                );
            }

        Print(results);
        return results.Values.SelectMany(each => each).All(result => result.Failed == 0);
    }

    private static void Print(Dictionary<string, List<Result>> results)
    {
        Console.WriteLine(
            "| attack by one partner | quiet p99 ms | p99 ms | to quiet, median (spread) | first second p99 ms | "
                + "p50 ms | failed | attacker's answers, last round | service MiB "
                + "|\n|---|---|---|---|---|---|---|---|---|"
        );
        foreach (var (name, each) in results)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {Median(each, result => result.Quiet.At(0.99)):0.0} | "
                        + $"{Median(each, result => result.Under.At(0.99)):0.0} | "
                        + $"{Median(each, result => result.Ratio):0.0} ({each.Min(result => result.Ratio):0.0} to "
                        + $"{each.Max(result => result.Ratio):0.0}) | "
                        + $"{Median(each, result => result.Begin.At(0.99)):0.0} | "
                        + $"{Median(each, result => result.Under.At(0.5)):0.0} | "
                        + $"{each.Sum(result => result.Failed)} | {each[^1].Answers} | "
                        + $"{each.Max(result => result.MiB)} |"
                )
            );
    }

    private static double Median(List<Result> each, Func<Result, double> value)
    {
        var sorted = each.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private sealed record Result(Latencies Quiet, Latencies Begin, Latencies Under, string Answers, long MiB)
    {
        public int Failed => Quiet.Failed + Begin.Failed + Under.Failed;

        public double Ratio => Under.At(0.99) / Quiet.At(0.99);
    }
}

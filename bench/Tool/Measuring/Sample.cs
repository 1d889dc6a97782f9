using System.Text.Json;

namespace PartnerCarts.Bench;

/// <summary>One cell of one round.</summary>
internal sealed record Sample
{
    public string Suite { get; init; } = "";
    public required string Scenario { get; init; }
    public required string Candidate { get; init; }

    /// <summary>What <see cref="Value"/> is: one of <see cref="Measures"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>0 for what is measured once.</summary>
    public int Round { get; init; }

    public double Value { get; init; }

    /// <summary>
    /// Broken connections and answers that are not as they should be: a cell with any does not count.
    /// </summary>
    public long Faults { get; init; }

    /// <summary>Latencies in microseconds.</summary>
    public double P50 { get; init; }
    public double P95 { get; init; }
    public double P99 { get; init; }
    public double P999 { get; init; }

    /// <summary>
    /// Processor time per request in microseconds, of the service's processes and of its database server's.
    /// </summary>
    public double Cpu { get; init; }
    public double StoreCpu { get; init; }

    /// <summary>Resident bytes at the end of the cell.</summary>
    public long Resident { get; init; }
    public long StoreResident { get; init; }

    /// <summary>Adds it to the run's samples, and shows it.</summary>
    public static void Keep(BenchSettings settings, Sample sample)
    {
        File.AppendAllText(settings.Samples, JsonSerializer.Serialize(sample) + "\n");
        Console.WriteLine(
            $"{sample.Scenario, -46} {sample.Candidate, -22} {sample.Round, 2} {sample.Value, 12:N0} "
                + $"{sample.Measure, -10}"
                + (sample.P50 > 0 ? $"  p50 {sample.P50, 7:N0}  p99 {sample.P99, 8:N0} us" : "")
                + (
                    sample.Cpu > 0
                        ? $"  cpu {sample.Cpu, 6:N1} + {sample.StoreCpu, 5:N1} us  rss {sample.Resident / 1e6, 6:N0} MB"
                        : ""
                )
                + (sample.Faults > 0 ? $"  FAULTS {sample.Faults}" : "")
        );
    }

    public static IReadOnlyList<Sample> ReadAll(BenchSettings settings) =>
        File.Exists(settings.Samples)
            ?
            [
                .. File.ReadLines(settings.Samples)
                    .Where(line => line.Length > 0)
                    .Select(line => JsonSerializer.Deserialize<Sample>(line)!),
            ]
            : [];
}

/// <summary>What samples measure.</summary>
internal static class Measures
{
    /// <summary>Answers per second of a closed loop.</summary>
    public const string Rate = "req/s";

    /// <summary>p99 over p50 of an open loop.</summary>
    public const string Tail = "p99/p50";

    /// <summary>Bytes per request.</summary>
    public const string Allocated = "B/req";

    /// <summary>Resident bytes per idle cart in memory, without as many as its JSON has.</summary>
    public const string PerCart = "B/cart";

    /// <summary>Milliseconds from the start of the process to the first 201.</summary>
    public const string Start = "ms";

    /// <summary>Answers that were looked into.</summary>
    public const string Checked = "answers";
}

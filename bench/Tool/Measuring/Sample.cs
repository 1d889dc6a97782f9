using System.Text.Json;

namespace PartnerCarts.Bench;

/// <summary>One cell of one round. Times in seconds unless they say otherwise, sizes in bytes.</summary>
internal sealed record Sample
{
    public required string Suite { get; init; }
    public required string Scenario { get; init; }
    public required string Candidate { get; init; }
    public int Round { get; init; }

    /// <summary>Answers per second; for figures that are no rates, the figure itself.</summary>
    public double Value { get; init; }

    public long Requests { get; init; }

    /// <summary>Broken connections and answers other than 2xx: a cell with any does not count.</summary>
    public long Faults { get; init; }

    /// <summary>Latencies in microseconds.</summary>
    public double P50 { get; init; }
    public double P95 { get; init; }
    public double P99 { get; init; }
    public double P999 { get; init; }

    /// <summary>Processor time per request in microseconds, of the service's processes and of its database server's.</summary>
    public double Cpu { get; init; }
    public double StoreCpu { get; init; }

    /// <summary>Resident memory at the end of the cell.</summary>
    public long Resident { get; init; }
    public long StoreResident { get; init; }

    /// <summary>Bytes allocated per request by the service's processes; 0 where that is not known.</summary>
    public double Allocated { get; init; }

    public static void Append(string file, Sample sample) => File.AppendAllText(file, JsonSerializer.Serialize(sample) + "\n");

    public static IReadOnlyList<Sample> ReadAll(string file) =>
        File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Sample>(line)!)] : [];
}

using System.Text.Json;

namespace PartnerCarts.Bench;

/// <summary>A run whose samples are in the report.</summary>
internal sealed record RunRecord(DateTimeOffset Begun, string Commit, string Command, string Machine)
{
    public static void Keep(BenchSettings settings)
    {
        var run = new RunRecord(
            TimeProvider.System.GetUtcNow(),
            settings.Commit,
            settings.Command,
            Bench.Machine.Describe()
        );
        File.AppendAllText(settings.Runs, JsonSerializer.Serialize(run) + "\n");
    }

    public static IReadOnlyList<RunRecord> ReadAll(BenchSettings settings) =>
        File.Exists(settings.Runs)
            ?
            [
                .. File.ReadLines(settings.Runs)
                    .Where(line => line.Length > 0)
                    .Select(line => JsonSerializer.Deserialize<RunRecord>(line)!),
            ]
            : [];
}

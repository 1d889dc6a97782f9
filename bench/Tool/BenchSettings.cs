using Microsoft.Extensions.Configuration;

namespace PartnerCarts.Bench;

/// <summary>What run.sh was told.</summary>
internal sealed record BenchSettings
{
    /// <summary>The folder of the published servers, of their data and of the results.</summary>
    public required string Work { get; init; }

    /// <summary>The folder bench of the repository.</summary>
    public required string Bench { get; init; }

    /// <summary>How long one cell is measured.</summary>
    public TimeSpan Length { get; init; }

    /// <summary>
    /// How long each candidate is driven before its first cell: the runtime compiles what is hot in stages.
    /// </summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>How often each cell is measured.</summary>
    public int Rounds { get; init; }

    /// <summary>Names of the suites to run; empty for all.</summary>
    public required string[] Suites { get; init; }

    /// <summary>Names of the candidates to run; empty for all.</summary>
    public required string[] Only { get; init; }

    /// <summary>How many carts a million are: fewer for a smoke run.</summary>
    public int Million { get; init; }

    /// <summary>Connections of the generators.</summary>
    public int Connections { get; init; }

    public required string Command { get; init; }

    public required string Commit { get; init; }

    public string Binaries => Path.Combine(Work, "bin");

    public string Data => Path.Combine(Work, "data");

    public string Samples => Path.Combine(Work, "samples.jsonl");

    public string Runs => Path.Combine(Work, "runs.jsonl");

    public static BenchSettings Parse(string[] settings)
    {
        var said = new ConfigurationBuilder().AddCommandLine(settings).Build();
        return new BenchSettings
        {
            Work = Path.GetFullPath(said["work"] ?? throw new ArgumentException("--work names no folder.")),
            Bench = Path.GetFullPath(said["bench"] ?? throw new ArgumentException("--bench names no folder.")),
            Length = TimeSpan.FromSeconds(said.GetValue("seconds", 4.0)),
            WarmUp = TimeSpan.FromSeconds(said.GetValue("warm-up", 5.0)),
            Rounds = said.GetValue("rounds", 5),
            Suites = Names(said["suites"]),
            Only = Names(said["only"]),
            Million = said.GetValue("million", 1_000_000),
            Connections = said.GetValue("connections", 64),
            Command = said["command"] ?? "",
            Commit = said["commit"] ?? "",
        };
    }

    private static string[] Names(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

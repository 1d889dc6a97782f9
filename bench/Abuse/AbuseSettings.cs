using System.Globalization;

namespace PartnerCarts.Bench.Abuse;

/// <summary>
/// What to measure, from the command line: the folder of the service, words of ours, and the service's settings, which
/// begin with <c>--</c>.
/// </summary>
internal sealed record AbuseSettings(string Folder, string[] Service)
{
    /// <summary>How often each attack is made.</summary>
    public int Rounds { get; private init; } = 2;

    /// <summary>How long each attack is measured, and each quiet time before and after it.</summary>
    public TimeSpan Time { get; private init; } = TimeSpan.FromSeconds(3);

    /// <summary>Only attacks whose names have this in them; empty for all.</summary>
    public string Only { get; private init; } = "";

    /// <summary>Null when the words make no sense.</summary>
    public static AbuseSettings? Parse(string[] args)
    {
        if (args.Length == 0)
            return null;
        AbuseSettings? settings = new(
            args[0],
            [.. args[1..].Where(arg => arg.StartsWith("--", StringComparison.Ordinal))]
        );
        foreach (var word in args[1..].Except(settings.Service))
            settings = word.Split('=') switch
            {
                ["rounds", var text]
                    when int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count > 0 => settings with
                {
                    Rounds = count,
                },
                ["seconds", var text]
                    when int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count > 0 => settings with
                {
                    Time = TimeSpan.FromSeconds(count),
                },
                ["only", var text] => settings with { Only = text },
                _ => null,
            } ?? throw new FormatException($"\"{word}\" is neither rounds=, seconds= nor only=.");
        return settings;
    }
}

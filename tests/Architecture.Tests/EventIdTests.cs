using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// docs/telemetry.md, "Logs": whoever watches for an event id finds one line by it, and a new line knows which ids
/// are free.
/// </summary>
public sealed partial class EventIdTests
{
    private static readonly List<(int Id, string Project)> Events =
    [
        .. Repository
            .Sources("src")
            .SelectMany(file =>
                LoggerMessage()
                    .Matches(File.ReadAllText(file))
                    .Select(match =>
                        (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), Repository.ProjectOf(file))
                    )
            ),
    ];

    [Fact]
    public void EventIds_Each_IsOfOneLine()
    {
        Assert.True(Events.Count > 40, $"Only {Events.Count} events were found.");
        Assert.Empty(
            Events
                .GroupBy(one => one.Id)
                .Where(same => same.Count() > 1)
                .Select(same => $"{same.Key}: {string.Join(", ", same.Select(one => one.Project))}")
        );
    }

    [Fact]
    public void EventIds_Each_IsInTheRangeOfItsProject()
    {
        var ranges = File.ReadLines(Path.Combine(Repository.Root, "docs", "telemetry.md"))
            .Select(line => RangeRow().Match(line))
            .Where(row => row.Success)
            .ToDictionary(
                row => row.Groups[1].Value,
                row =>
                    FromTo()
                        .Matches(row.Groups[2].Value)
                        .Select(match => (From: Number(match, 1), To: Number(match, 2)))
                        .ToList()
            );

        Assert.All(Events, one =>
            Assert.Contains(ranges.GetValueOrDefault(one.Project, []), range =>
                range.From <= one.Id && one.Id <= range.To
            )
        );
        var all = ranges.Values.SelectMany(its => its).OrderBy(range => range.From).ToList();
        Assert.All(all.Zip(all.Skip(1)), pair =>
            Assert.True(pair.First.To < pair.Second.From, $"{pair.First} overlaps {pair.Second}.")
        );
    }

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex LoggerMessage();

    [GeneratedRegex(@"^\| `(src/\w+)` \| (\d+ to .*) \|$")]
    private static partial Regex RangeRow();

    [GeneratedRegex(@"(\d+) to (\d+)")]
    private static partial Regex FromTo();
}

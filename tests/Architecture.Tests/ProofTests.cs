using System.Text.RegularExpressions;

namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// Documents that promise something name the tests behind it; a test that is renamed or gone takes the promise's proof
/// with it.
/// </summary>
public sealed partial class ProofTests
{
    [Theory]
    [InlineData("threat-model.md")]
    [InlineData("guarantees.md")]
    public void Tests_ThatItNames_Exist(string document)
    {
        var sources = Repository.Sources("tests").Select(File.ReadAllText).ToList();
        var named = TestName()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", document)))
            .Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value))
            .ToList();

        Assert.True(named.Count > 30, $"Only {named.Count} names were found.");
        Assert.All(named, name =>
            Assert.Contains(sources, source =>
                Regex.IsMatch(source, $@"\bclass {name.Class}\b")
                && (name.Method is "" || Regex.IsMatch(source, $@"\b{name.Method}\("))
            )
        );
    }

    [Fact]
    public void Threats_Each_NameWhatShowsThem()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "threat-model.md"))
            .Where(line => ThreatRow().IsMatch(line))
            .ToList();

        Assert.True(rows.Count > 20, $"Only {rows.Count} rows were found.");
        Assert.All(rows, row => Assert.Contains('`', row.Split('|')[^2]));
    }

    [GeneratedRegex(@"`([A-Z]\w+(?:Tests|Cases|Contract|Properties))(?:\.(\w+))?`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| [STRIDE] \| ")]
    private static partial Regex ThreatRow();
}

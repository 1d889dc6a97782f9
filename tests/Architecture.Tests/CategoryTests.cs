using System.Text.RegularExpressions;

namespace PartnerCarts.Architecture.Tests;

/// <summary><c>test.sh --quick</c> leaves out what starts a process or a database, by its category.</summary>
public sealed partial class CategoryTests
{
    // Where processes are started for many tests. Whoever uses them is found by their names, in Starts below.
    private static readonly string[] Starters =
    [
        "LocalProcess.cs",
        "LocalTarget.cs",
        "ServerProcess.cs",
        "SystemTool.cs",
    ];

    private static readonly List<(string File, string Attributes, string Name, string Text)> Classes =
    [
        .. Repository
            .Sources("tests")
            .Where(file => !file.Contains("Architecture.Tests", StringComparison.Ordinal))
            .SelectMany(file =>
                Class()
                    .Matches(File.ReadAllText(file))
                    .Select(match =>
                        (Path.GetFileName(file), match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
                    )
            ),
    ];

    [Fact]
    public void Tests_ThatStartSomething_HaveACategory()
    {
        var start = Classes.Where(one => IsTest().IsMatch(one.Name) && Starts().IsMatch(one.Text)).ToList();

        Assert.True(start.Count > 60, $"Only {start.Count} classes were found.");
        Assert.Empty(start.Where(one => !Category().IsMatch(one.Attributes)).Select(one => $"{one.File}: {one.Name}"));
    }

    [Fact]
    public void Processes_AreStartedByTestsOrTheNamedHelpers() =>
        Assert.Empty(
            Classes
                .Where(one => StartsItself().IsMatch(one.Text))
                .Where(one => !Category().IsMatch(one.Attributes) && !Starters.Contains(one.File))
                .Select(one => $"{one.File}: {one.Name}")
        );

    // A class that is not nested: the attributes above it, its name, and all up to the next class.
    [GeneratedRegex(
        @"((?:^\[.*\]\n)*)^(?:public |internal )(?:(?:sealed|abstract|static|partial) )*class (\w+)"
            + @"((?:(?!^(?:\[|public |internal |/// )).*\n?)*)",
        RegexOptions.Multiline
    )]
    private static partial Regex Class();

    [GeneratedRegex("(?:Tests|Cases)$")]
    private static partial Regex IsTest();

    [GeneratedRegex(
        @"\b(?:LocalProcess|PostgreSqlServer|AzuriteServer|PostgreSqlHosts|AzureHosts|ClusterProcesses|LocalTarget)\b"
            + @"|ServerProcess\.(?:Start|Run)\b|\bProcess\.Start\b"
    )]
    private static partial Regex Starts();

    [GeneratedRegex(@"\bProcess\.Start\(|\bnew Process\b|\bnew ProcessStartInfo\b")]
    private static partial Regex StartsItself();

    [GeneratedRegex(@"\[Needs(?:PostgreSql|Azurite|Cluster|Nginx)\b|Trait\(""Category"", ""(?:Processes|Database)""\)")]
    private static partial Regex Category();
}

using System.Reflection;
using Orleans.Configuration;

namespace PartnerCarts.Gateway.Tests.Documentation;

/// <summary>
/// docs/configuration.md has a row for each option, true to the code, and no other. Options are the public settable
/// properties of every class in src that has a constant <c>Section</c>.
/// </summary>
public sealed class ConfigurationDocumentTests
{
    private const string Membership = "Cluster:Membership";

    private static readonly (Type Type, string Section)[] Sections = FindSections();

    private static readonly Option[] Options = FindOptions();

    [Fact]
    public void Options_Each_HaveOneRow()
    {
        Assert.True(Options.Length > 60, $"Only {Options.Length} options were found.");
        var rows = ConfigurationDocument.Rows.Select(row => row.Key).ToList();
        Assert.Distinct(rows);
        Report("docs/configuration.md lacks these rows", Options.Where(option => !rows.Contains(option.Key)));
    }

    [Fact]
    public void Rows_Defaults_AreThoseOfTheCode() =>
        Report(
            "docs/configuration.md gives another default than the code; the rows should be",
            Pairs
                .Where(pair =>
                    pair.Option.Default is { } simple ? pair.Row.Default != simple : pair.Row.Default.Length == 0
                )
                .Select(pair => pair.Option)
        );

    [Fact]
    public void Rows_Ranges_AreThoseOfTheCode() =>
        Report(
            "docs/configuration.md gives another range than the code; the rows should be",
            Pairs.Where(pair => pair.Row.Range != pair.Option.Range).Select(pair => pair.Option)
        );

    [Fact]
    public void Rows_Each_SayWhatTheOptionMeans() =>
        Assert.All(ConfigurationDocument.Rows, row =>
            Assert.True(row.Meaning.Length > 0 && !row.Meaning.StartsWith('<'), $"{row.Key} has no meaning.")
        );

    [Fact]
    public void Rows_OfOurSections_DescribeOptionsThatExist()
    {
        var known = Options
            .Select(option => option.Key)
            .Concat(
                typeof(ClusterMembershipOptions)
                    .GetProperties()
                    .Where(property => property.CanWrite)
                    .Select(property => $"{Membership}:{property.Name}")
            )
            .ToHashSet();
        var ours = Sections.Select(section => section.Section.Split(':')[0]).ToHashSet();

        Assert.All(
            ConfigurationDocument
                .Rows.Select(row => row.Key)
                .Where(key => key.Contains(':', StringComparison.Ordinal) && ours.Contains(key.Split(':')[0])),
            key => Assert.True(known.Contains(key), $"docs/configuration.md describes {key}, which is no option.")
        );
    }

    private static IEnumerable<(Option Option, OptionRow Row)> Pairs =>
        Options.Join(ConfigurationDocument.Rows, option => option.Key, row => row.Key, (option, row) => (option, row));

    private static void Report(string what, IEnumerable<Option> options)
    {
        var rows = options.Select(option => option.Row).ToList();
        Assert.True(rows.Count == 0, $"{what}:{Environment.NewLine}{string.Join(Environment.NewLine, rows)}");
    }

    /// <summary>A section's class may be compiled into two assemblies; its keys count once.</summary>
    private static Option[] FindOptions()
    {
        var sections = Sections.Select(section => section.Section).ToHashSet();
        return
        [
            .. Sections
                .Where(section => section.Type is { IsAbstract: false })
                .SelectMany(section => Option.Of(section.Type, section.Section, sections))
                .DistinctBy(option => option.Key),
        ];
    }

    private static (Type, string)[] FindSections() =>
        [
            .. ConfigurationDocument
                .SourceProjects.SelectMany(project => Load(project).GetTypes())
                .Select(type => (Type: type, Section: SectionOf(type)))
                .Where(found => found.Section is not null)
                .Select(found => (found.Type, found.Section!)),
        ];

    private static Assembly Load(string project) =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"))
            ? Assembly.Load(new AssemblyName(project))
            : throw new InvalidOperationException(
                $"{project} is not beside the tests: reference it from tests/Gateway.Tests, so that its options are "
                    + "looked at."
            );

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            is { IsLiteral: true } constant
            ? constant.GetRawConstantValue() as string
            : null;
}

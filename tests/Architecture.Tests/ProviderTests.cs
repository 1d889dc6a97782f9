using System.Text.RegularExpressions;

namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// docs/design.md, "Ports": a provider is one project. Whoever adds one adds its folder and a name to the lists of
/// silos and of gateways, and changes nothing else under <c>src</c>.
/// </summary>
public sealed partial class ProviderTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "Providers");

    /// <summary>The list that a host offers to <c>Cluster:Provider</c>.</summary>
    private const string Registration = "Registered.cs";

    private static IEnumerable<ProjectFile> Providers =>
        Room.Projects.Where(project => project.Path.StartsWith(Folder, StringComparison.Ordinal));

    [Fact]
    public void Providers_AreNamedByTheirOwnProjectAndTheRegistrationOnly()
    {
        Assert.True(Providers.Count() > 1, $"Only {Providers.Count()} providers were found in {Folder}.");
        var names = string.Join('|', Providers.Select(project => Regex.Escape(project.Folder)));
        Assert.Empty(
            Repository
                .Sources("src")
                .Where(file => Path.GetFileName(file) != Registration)
                .SelectMany(file =>
                    LinesOfCode(file)
                        .Where(line =>
                            Regex.IsMatch(line, $@"\b(Npgsql|Azure\.|{names})") && !IsWithin(file, line, names)
                        )
                        .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}")
                )
        );
    }

    [Theory]
    [InlineData("Silo")]
    [InlineData("Gateway")]
    public void Providers_AreEachRegistered(string host)
    {
        var registration = File.ReadAllText(Path.Combine(Repository.Root, "src", host, Registration));
        Assert.All(Providers, provider =>
            Assert.Contains($"new {provider.Folder}Provider()", registration, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Providers_UseNothingThatOutsidersCannot() =>
        Assert.All(
            Room.Projects.Where(project => !project.Path.StartsWith(Folder, StringComparison.Ordinal)),
            project =>
                Assert.DoesNotContain(
                    "InternalsVisibleTo Include=\"PartnerCarts.Providers.",
                    File.ReadAllText(project.Path),
                    StringComparison.Ordinal
                )
        );

    /// <summary>A provider may name itself and its libraries, and no other provider.</summary>
    private static bool IsWithin(string file, string line, string names)
    {
        var own = Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar)[0];
        return file.StartsWith(Folder, StringComparison.Ordinal)
            && Regex.Matches(line, $@"\b({names})").All(match => match.Value == own);
    }

    private static IEnumerable<string> LinesOfCode(string file) =>
        File.ReadLines(file).Where(line => !Comment().IsMatch(line));

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();
}

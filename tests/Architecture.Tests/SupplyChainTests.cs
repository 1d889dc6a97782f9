namespace PartnerCarts.Architecture.Tests;

/// <summary>
/// docs/supply-chain.md: what the service is built from is written down, and nothing else gets into an image.
/// </summary>
public sealed class SupplyChainTests
{
    private static readonly string[] Projects =
    [
        .. new[] { "src", "tests", "bench", "samples" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
        ),
    ];

    private static IEnumerable<string> LockFiles =>
        Projects.Select(project => Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"));

    [Fact]
    public void Projects_Each_HaveALockFile()
    {
        Assert.True(Projects.Length > 20, $"Only {Projects.Length} projects were found.");
        Assert.All(LockFiles, file => Assert.True(File.Exists(file), $"{file} is missing."));
    }

    [Fact]
    public void LockFiles_NameNoPackageSource() =>
        Assert.All(LockFiles, file => Assert.DoesNotContain("://", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Image_Context_AdmitsWhatIsNamedOnly()
    {
        var rules = File.ReadLines(Path.Combine(Repository.Root, ".dockerignore"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .ToList();

        Assert.Equal("*", rules[0]);
        Assert.All(
            rules.Where(rule => rule.StartsWith('!')).Select(rule => Path.Combine(Repository.Root, rule[1..])),
            path => Assert.True(Path.Exists(path), $"{path} is admitted and does not exist.")
        );
        Assert.Superset(new HashSet<string>(["**/*.db", "**/*.pem"]), rules.ToHashSet());
    }
}

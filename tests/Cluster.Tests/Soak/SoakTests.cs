using System.Globalization;
using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Faults of every kind, out of a seed, for as long as it is asked for (tests/Faults/run.sh): no answer but success,
/// decision and 503, no history that one client alone could not have had, no cart without success for too long.
/// </summary>
[NeedsCluster(Iptables = true)]
[Collection(nameof(ClusterProcesses))]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const string DefaultMinutes = "5";

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Cluster_FaultsOfASeed_KeepsEveryPromise()
    {
        await using var cluster = new ClusterProcesses("Soak");
        await cluster.Start();
        await Run(new ClusterTarget(cluster), "cluster", part: 0.8);
    }

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Local_FaultsOfASeed_KeepsEveryPromise()
    {
        await using var local = new LocalTarget();
        await local.Start();
        await Run(local, "local", part: 0.2);
    }

    /// <param name="target">What clients work on.</param>
    /// <param name="name">For the report's file.</param>
    /// <param name="part">Of the minutes that were asked for.</param>
    private async Task Run(ISoakTarget target, string name, double part)
    {
        var minutes = double.Parse(Setting("PARTNERCARTS_MINUTES") ?? DefaultMinutes, CultureInfo.InvariantCulture);
        var seed = int.Parse(Setting("PARTNERCARTS_SEED") ?? "1", CultureInfo.InvariantCulture);
        using var run = new SoakRun(target, seed);
        await run.Run(TimeSpan.FromMinutes(minutes * part));

        var (violations, oldReads, undecided) = run.Judge();
        var report = SoakReport.Of(run, seed, violations, oldReads, undecided);
        output.WriteLine(report);
        if (Setting("PARTNERCARTS_REPORT") is { } file)
            await File.WriteAllTextAsync($"{file}-{name}.md", report);
        Assert.Empty(violations);
        Assert.All(run.LongestWaits(), wait =>
            Assert.True(wait.Longest <= wait.Fault.Limit, $"{wait.Fault.What}: {wait.Longest} without success.")
        );
        Assert.True(run.Statuses.Total > 1000, "There was hardly any load.");
    }

    private static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

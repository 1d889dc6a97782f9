using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Conformance;

public sealed class ProviderCoverageTests
{
    /// <summary>No class of cases is forgotten by a provider.</summary>
    [Theory]
    [InlineData("Cluster")]
    [InlineData("PostgreSql")]
    [InlineData("Azure")]
    public void CaseClasses_All_AreRunOnTheProvider(string provider)
    {
        var cases = typeof(ConformanceCases).Assembly.GetTypes().Where(type => type.IsAbstract && type.IsSubclassOf(typeof(ConformanceCases)));
        var run = GetType().Assembly.GetTypes().Where(type => type.Name.StartsWith(provider, StringComparison.Ordinal)).ToList();

        Assert.Empty(cases.Where(one => !run.Any(type => type.IsSubclassOf(one))).Select(one => one.Name));
    }
}

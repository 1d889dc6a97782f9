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
        var cases = typeof(ConformanceCases)
            .Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.IsSubclassOf(typeof(ConformanceCases)));
        var run = GetType()
            .Assembly.GetTypes()
            .Where(type => type.Name.StartsWith(provider, StringComparison.Ordinal))
            .ToList();

        Assert.Empty(cases.Where(one => !run.Any(type => type.IsSubclassOf(one))).Select(one => one.Name));
    }

    /// <summary>Without its mark a class of another provider would run whole each time.</summary>
    [Fact]
    public void CaseClasses_OnOtherProviders_AreOfTheMatrix()
    {
        var marked = GetType()
            .Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(MatrixAttribute), inherit: false))
            .ToList();
        var others = GetType()
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ConformanceCases)))
            .Where(type => !type.Name.StartsWith("Cluster", StringComparison.Ordinal));

        Assert.NotEmpty(marked);
        Assert.Equal(others.Select(type => type.Name).Order(), marked.Select(type => type.Name).Order());
    }
}

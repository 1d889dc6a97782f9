using System.Reflection;

namespace PartnerCarts.Conformance;

/// <summary>Guards the suite itself: no case of contract.md 14 is missing, and no class of cases is forgotten by a host.</summary>
public abstract class CoverageCases
{
    private static readonly string[] Listed =
    [
        "C01", "C02", "C03", "C05", "C06", "C07", "C08", "C09", "C10", "C12",
        "C13", "C14", "C17", "C18", "C19", "C21", "C23", "C24", "C25",
        "C28", "C29", "C30", "C31", "C33", "C34", "C35",
        "C36", "C37", "C39", "C40", "C41", "C42",
        "C43", "C44", "C45", "C47", "C49", "C50",
        "C51", "C56", "C58", "C60",
    ];

    private static IEnumerable<Type> CaseClasses => typeof(ConformanceCases).Assembly.GetTypes()
        .Where(type => type.IsAbstract && type.IsSubclassOf(typeof(ConformanceCases)));

    [Fact]
    public void ListedCases_All_HaveATest()
    {
        var covered = CaseClasses.SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .SelectMany(method => method.GetCustomAttributes<CaseAttribute>())
            .Select(attribute => attribute.Id)
            .Distinct()
            .Order();

        Assert.Equal(Listed, covered);
    }

    [Fact]
    public void CaseClasses_All_AreRunByTheHost()
    {
        var run = GetType().Assembly.GetTypes().Where(type => !type.IsAbstract).ToList();
        Assert.Empty(CaseClasses.Where(cases => !run.Any(type => type.IsSubclassOf(cases))).Select(cases => cases.Name));
    }
}

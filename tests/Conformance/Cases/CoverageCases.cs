using System.Reflection;

namespace PartnerCarts.Conformance;

/// <summary>
/// Guards the suite itself: no case of contract.md 14 is missing, and no class of cases is forgotten by a host.
/// </summary>
public abstract class CoverageCases
{
    private static readonly string[] Listed =
    [
        "C01",
        "C02",
        "C03",
        "C05",
        "C06",
        "C07",
        "C08",
        "C09",
        "C10",
        "C100",
        "C101",
        "C102",
        "C12",
        "C13",
        "C14",
        "C17",
        "C18",
        "C19",
        "C21",
        "C23",
        "C24",
        "C25",
        "C28",
        "C29",
        "C30",
        "C31",
        "C33",
        "C34",
        "C35",
        "C36",
        "C37",
        "C39",
        "C40",
        "C41",
        "C42",
        "C43",
        "C44",
        "C45",
        "C47",
        "C49",
        "C50",
        "C51",
        "C56",
        "C58",
        "C60",
        "C69",
        "C70",
        "C72",
        "C73",
        "C75",
        "C78",
        "C83",
        "C85",
        "C87",
        "C89",
        "C90",
        "C91",
        "C93",
        "C94",
        "C95",
        "C97",
        "C98",
        "C68",
        "C82",
        "C105",
        "C106",
        "C107",
        "C109",
        "C110",
        "C111",
        "C112",
        "C114",
        "C116",
        "C118",
        "C80",
        "C104",
        "C119",
        "C121",
        "C123",
        "C124",
        "C127",
    ];

    /// <summary>
    /// What these are about is decided before a store is asked, or by the API from what any store gives back.
    /// </summary>
    private static readonly string[] AlikeOnAllProviders =
    [
        nameof(AuthenticationCases),
        nameof(CatalogChangeCases),
        nameof(CatalogRouteCases),
        nameof(CollectionReadingCases),
        nameof(DocumentationExampleCases),
        nameof(EnumReadingCases),
        nameof(ForgedTokenCases),
        nameof(JavaClientCases),
        nameof(JsonReadingCases),
        nameof(LineMemberCases),
        nameof(LineNumberingCases),
        nameof(NumberReadingCases),
        nameof(OpenClientCases),
        nameof(OrderGroupCases),
        nameof(ProfileCases),
        nameof(RecordingCases),
        nameof(RelationshipCases),
        nameof(RequestHeaderCases),
        nameof(ResponseHeaderCases),
        nameof(StructureReadingCases),
    ];

    private static IEnumerable<Type> CaseClasses => ConformanceCases.Classes;

    [Fact]
    public void ListedCases_All_HaveATest()
    {
        var covered = CaseClasses
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .SelectMany(method => method.GetCustomAttributes<CaseAttribute>())
            .Select(attribute => attribute.Id)
            .Distinct()
            .Order();

        Assert.Equal(Listed.Order(), covered);
    }

    [Fact]
    public void CaseClasses_All_AreRunByTheHost()
    {
        var run = GetType().Assembly.GetTypes().Where(type => !type.IsAbstract).ToList();
        Assert.Empty(
            CaseClasses.Where(cases => !run.Any(type => type.IsSubclassOf(cases))).Select(cases => cases.Name)
        );
    }

    [Fact]
    public void CaseClasses_ThatDependOnTheStore_HaveACoveringCase()
    {
        var covering = CaseClasses
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(CoveringAttribute))))
            .Select(type => type.Name);

        Assert.Equal(CaseClasses.Select(type => type.Name).Except(AlikeOnAllProviders).Order(), covering.Order());
    }

    /// <summary>
    /// A case that is renamed takes its answers with it, so that none is left without a case that asks for it.
    /// </summary>
    [Fact]
    public void FrozenAnswers_All_AreOfCasesThatExist()
    {
        var cases = CaseClasses
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(FrozenAnswers.NameOf);

        Assert.True(FrozenAnswers.Cases.Count() > 200, "The answers are missing.");
        Assert.Empty(FrozenAnswers.Cases.Except(cases));
    }
}

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.1 item 4.</summary>
public sealed class NumberingTests
{
    private static IEnumerable<int> IdsOf(params LineDraft[] lines) =>
        CartRun.Of(lines).Cart.AllLines().Select(line => line.Id);

    private static LineDraft Line(int? id) => Draft.Line(id: id);

    [Fact]
    public void Number_OneLineWithAnId_KeepsIt() => Assert.Equal([42], IdsOf(Line(42)));

    [Fact]
    public void Number_OneLineWithoutAnId_IsZero() => Assert.Equal([0], IdsOf(Line(null)));

    [Fact]
    public void Number_OneLineWithAnEmptyListOfAddons_KeepsItsId() => Assert.Equal([42], IdsOf(Line(42).WithAddons()));

    [Fact]
    public void Number_AllDistinct_KeepsThem() =>
        Assert.Equal([9, 3, 7, 1], IdsOf(Line(9).WithAddons(Line(3), Line(7)), Line(1)));

    [Fact]
    public void Number_LinesRepeatAnId_CountsInDocumentOrder() =>
        Assert.Equal([0, 1, 2], IdsOf(Line(5), Line(6), Line(5)));

    [Fact]
    public void Number_AllZero_CountsBaseBeforeAddons() =>
        Assert.Equal([0, 1, 2, 3, 4], IdsOf(Line(0).WithAddons(Line(0), Line(0)), Line(0).WithAddons(Line(0))));

    [Fact]
    public void Number_ALineWithoutAnId_RenumbersAll() => Assert.Equal([0, 1], IdsOf(Line(5), Line(null)));

    [Fact]
    public void Number_AnAddonWithoutAnId_RenumbersAll() => Assert.Equal([0, 1], IdsOf(Line(5).WithAddons(Line(null))));

    [Fact]
    public void Number_AnAddonRepeatsItsBasesId_RenumbersAll() =>
        Assert.Equal([0, 1], IdsOf(Line(5).WithAddons(Line(5))));

    [Fact]
    public void Number_AddonsOfTwoLinesRepeatAnId_RenumbersAll() =>
        Assert.Equal([0, 1, 2, 3], IdsOf(Line(5).WithAddons(Line(6)), Line(7).WithAddons(Line(6))));

    [Fact]
    public void Number_EmptyAddonsAmongLines_AreNotCounted() =>
        Assert.Equal([0, 1], IdsOf(Line(null).WithAddons(), Line(null)));

    [Fact]
    public void Number_LinesWithoutAddonsBeforeOnesWithADuplicate_Renumbers() =>
        Assert.Equal([0, 1, 2], IdsOf(Line(1), Line(2).WithAddons(Line(1))));
}

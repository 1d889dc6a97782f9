namespace PartnerCarts.Carts.Tests.Catalogs;

public sealed class CatalogItemIdTests
{
    [Theory]
    [InlineData("PRODA:0001:AVAILA", true, false)]
    [InlineData("a:b:c", true, false)]
    [InlineData("c94271d8-b431-4a25-a3c5-a57737a1c909", true, true)]
    [InlineData("C94271D8-B431-4A25-A3C5-A57737A1C909", true, true)]
    [InlineData("MS-AZR-0145P", true, true)]
    [InlineData("ms-azr-0145p", true, true)]
    [InlineData("MS-AZR-", false, false)]
    [InlineData("XMS-AZR-0145P", false, false)]
    [InlineData("c94271d8b4314a25a3c5a57737a1c909", false, false)]
    [InlineData("abc", false, false)]
    [InlineData("a:b", false, false)]
    [InlineData("a:b:c:d", false, false)]
    [InlineData(":b:c", false, false)]
    [InlineData("a::c", false, false)]
    [InlineData("a:b:", false, false)]
    [InlineData("::", false, false)]
    [InlineData("", false, false)]
    public void CatalogItemId_AnyText_IsWellFormedOrNot(string id, bool isWellFormed, bool isLegacy)
    {
        Assert.Equal(isWellFormed, CatalogItemId.IsWellFormed(id));
        Assert.Equal(isLegacy, CatalogItemId.IsLegacy(id));
    }
}

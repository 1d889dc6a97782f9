namespace PartnerCarts.Carts.Tests.Catalogs;

public sealed class CatalogItemTests
{
    [Theory]
    [InlineData(BillingCycle.Monthly, "P1M", true)]
    [InlineData(BillingCycle.Monthly, "p1y", true)]
    [InlineData(BillingCycle.Monthly, "P3Y", false)]
    [InlineData(BillingCycle.Monthly, null, true)]
    [InlineData(BillingCycle.Annual, "P3Y", true)]
    [InlineData(BillingCycle.Annual, null, true)]
    [InlineData(BillingCycle.OneTime, null, false)]
    public void Sells_CycleAndTerm_IsAllowedPair(BillingCycle cycle, string? term, bool expected) =>
        Assert.Equal(expected, Shop.Item.Sells(cycle, term));

    [Fact]
    public void Sells_ACycleInTwoPlans_TakesTheTermsOfBoth()
    {
        var item = Shop.Item with { Plans = [new(BillingCycle.Monthly, ["P1M"]), new(BillingCycle.Monthly, ["P3Y"])] };
        Assert.True(item.Sells(BillingCycle.Monthly, "P3Y"));
    }

    [Fact]
    public void OnlyCycle_OneCycleInAllPlans_IsThatOne()
    {
        Assert.Null(Shop.Item.OnlyCycle);
        Assert.Equal(
            BillingCycle.Annual,
            (
                Shop.Item with
                {
                    Plans = [new(BillingCycle.Annual, ["P1Y"]), new(BillingCycle.Annual, ["P3Y"])],
                }
            ).OnlyCycle
        );
    }

    [Fact]
    public void IsAddonOf_AnyCase_Compares()
    {
        var addon = Shop.OtherItem with { AddonOf = [Draft.Item] };
        Assert.True(addon.IsAddonOf(Draft.Item.ToLowerInvariant()));
        Assert.False(addon.IsAddonOf(Draft.OtherItem));
    }

    [Fact]
    public void CatalogItem_NothingSaid_RestrictsNothing()
    {
        Assert.Equal(1, Shop.Item.MinQuantity);
        Assert.Equal(int.MaxValue, Shop.Item.MaxQuantity);
        Assert.Empty(Shop.Item.Promotions);
        Assert.Empty(Shop.Item.AddonOf);
        Assert.Empty(Shop.Item.Provisioning);
    }

    [Fact]
    public void Purchases_ItemNeverBought_IsZero() => Assert.Equal(0, CustomerPurchases.None.Of(Draft.Item));
}

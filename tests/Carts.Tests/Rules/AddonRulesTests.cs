namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Line errors 10006 and 10018.</summary>
public sealed class AddonRulesTests
{
    private static CatalogItem Addon { get; } = Shop.OtherItem with { AddonOf = [Draft.Item], MinBaseQuantity = 5 };

    private static CatalogItem LegacyAddon { get; } = Addon with { IsLegacy = true };

    private static LineError? ErrorOfAddon(LineDraft line)
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Addon) };
        run.Create(line);
        return run.Cart.Lines[0].Addons[0].Error;
    }

    [Fact]
    public void Addon_BelowItsBase_IsFine() =>
        Assert.Null(ErrorOfAddon(Draft.Line(quantity: 5).WithAddons(Draft.Line(Draft.OtherItem))));

    [Fact]
    public void Addon_BaseHasTooFewSeats_Is10018_NamingBoth() =>
        Expect.Error(
            LineErrorCode.BaseOfferSeatQuantityNotMet,
            ErrorOfAddon(Draft.Line(quantity: 4).WithAddons(Draft.Line(Draft.OtherItem))),
            Draft.OtherItem,
            "needs 5",
            "has 4"
        );

    [Fact]
    public void Addon_BelowAnotherItem_Is10006_NamingBoth() =>
        Expect.Error(
            LineErrorCode.UnableToProcessCartLineItem,
            ErrorOfAddon(Draft.Line(Draft.OtherItem).WithAddons(Draft.Line(Draft.OtherItem))),
            Draft.OtherItem
        );

    [Fact]
    public void BaseItem_AsAnAddon_Is10006() =>
        Expect.Error(
            LineErrorCode.UnableToProcessCartLineItem,
            ErrorOfAddon(Draft.Line().WithAddons(Draft.Line())),
            Draft.Item
        );

    [Fact]
    public void LegacyAddon_AsABaseLine_Is10006_SayingWhatToDo() =>
        Expect.Error(
            LineErrorCode.UnableToProcessCartLineItem,
            Shop.ErrorOf(LegacyAddon, Draft.Line(Draft.OtherItem)),
            Draft.OtherItem,
            "addonItems",
            "parentSubscriptionId"
        );

    [Theory]
    [InlineData("parentSubscriptionId")]
    [InlineData("ParentSubscriptionId")]
    public void LegacyAddon_AsABaseLineThatNamesASubscription_IsFine(string name) =>
        Assert.Null(Shop.ErrorOf(LegacyAddon, Draft.Line(Draft.OtherItem).Provisioned((name, "s-1"))));

    [Fact]
    public void Addon_WithoutACatalog_GoesWithAnything() =>
        Assert.Null(CartRun.Of(Draft.Line().WithAddons(Draft.Line(Draft.OtherItem))).Cart.Lines[0].Addons[0].Error);
}

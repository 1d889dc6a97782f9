namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Addons of new commerce as lines of their own (contract.md 17.2): 400041, 10018, 10019.</summary>
public sealed class AddonPrerequisitesTests
{
    private static readonly CatalogItem Addon = Shop.OtherItem with { PrerequisiteSkus = ["proda:0001"] };

    private static readonly LineDraft Base = Draft.Line();
    private static readonly LineDraft Line = Draft.Line(Draft.OtherItem);

    [Fact]
    public void Addon_Alone_Is400041_NamingTheSkus() =>
        Expect.Error(LineErrorCode.AddonWithoutBase, Errors(Addon, Line)[0], Draft.OtherItem, "proda:0001");

    [Fact]
    public void Addon_BesideItsBase_IsFineInAnyOrder()
    {
        Assert.Equal([null, null], Errors(Addon, Line, Base));
        Assert.Equal([null, null], Errors(Addon, Base, Line));
    }

    [Fact]
    public void AddonOf_OfAModernItem_CountsByItsSku() =>
        Assert.Equal([null, null], Errors(Shop.OtherItem with { AddonOf = ["PRODA:0001:OTHER"] }, Line, Base));

    [Fact]
    public void Base_InError_IsNone() =>
        Assert.Equal(
            [LineErrorCode.AddonWithoutBase, LineErrorCode.BillingPlanNotSupported],
            Errors(Addon, Line, Base with { BillingCycle = BillingCycle.OneTime }).Select(error => error?.Code)
        );

    [Fact]
    public void Addon_OfAnAddonInError_IsInErrorToo()
    {
        var third = Shop.Item with { Id = "PRODC:0003:C", PrerequisiteSkus = ["PRODB:0002"] };
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Addon, third) };
        run.Create(Draft.Line(third.Id), Line);
        Assert.All(run.Cart.Lines, line => Expect.Error(LineErrorCode.AddonWithoutBase, line.Error));
        run.Put(Draft.Line(third.Id), Line, Base);
        Assert.All(run.Cart.Lines, line => Assert.Null(line.Error));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, LineErrorCode.AddonWithoutBase)]
    public void Subscription_OfTheCustomer_IsABaseWhileItIsActive(bool isActive, LineErrorCode? expected) =>
        Assert.Equal(expected, Errors(Addon, Owned(1, isActive), Line)[0]?.Code);

    [Theory]
    [InlineData(19, LineErrorCode.MinimumAddOnSeatsNotMet)]
    [InlineData(20, null)]
    public void Percent_OfTheBaseSeats_IsRoundedUp(int seats, LineErrorCode? expected)
    {
        var addon = Addon with { MinAddonPercent = 5 };
        var line = Draft.Line(Draft.OtherItem, quantity: seats);
        Assert.Equal(expected, Errors(addon, line, Draft.Line(quantity: 400))[0]?.Code);
        Assert.Equal(expected, Errors(addon, Owned(300), line, Draft.Line(quantity: 91))[0]?.Code);
    }

    [Fact]
    public void BaseSeats_OfCartAndSubscriptions_AreAdded()
    {
        var addon = Addon with { MinBaseQuantity = 5 };
        Expect.Error(
            LineErrorCode.BaseOfferSeatQuantityNotMet,
            Errors(addon, Owned(2), Line, Draft.Line(quantity: 2))[0]
        );
        Assert.Null(Errors(addon, Owned(3), Line, Draft.Line(quantity: 2))[0]);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(15, false)]
    public void BaseSeats_OrderedFromThisCart_CountOnce(int bought, bool isTooFew)
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Addon with { MinBaseQuantity = 15 }) };
        run.Create(Line, Draft.Line(quantity: 10));
        var lines = run.Cart.Lines;
        lines = [lines[0] with { Error = null }, lines[1] with { OrderId = "000000000001" }];
        var sum = new Purchase
        {
            CatalogItemId = lines[1].CatalogItemId,
            IsSum = true,
            Quantity = bought,
            IsActive = true,
        };

        var judged = AddonPrerequisites.Judge(
            lines,
            run.Context with
            {
                Purchases = new CustomerPurchases(new Dictionary<string, int>(), [sum]),
            }
        );

        if (isTooFew)
            Expect.Error(LineErrorCode.BaseOfferSeatQuantityNotMet, judged[0].Error);
        else
            Assert.Null(judged[0].Error);
    }

    [Fact]
    public void Base_TakenOut_BringsTheError_AndCheckoutRefuses()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Addon) };
        run.Create(Line, Base);
        run.Put(Line);
        Expect.Error(LineErrorCode.AddonWithoutBase, run.Cart.Lines[0].Error);
        Expect.Refused(RefusalCode.LinesInError, run.Begin());
    }

    [Fact]
    public void Subscription_GoneSinceTheLastWrite_IsRefusedAtCheckout()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Addon), Purchases = Owned(1) };
        run.Create(Line);
        Assert.Null(run.Cart.Lines[0].Error);
        var later = new CartRun { Catalog = run.Catalog, Stored = run.Cart };
        Expect.Refused(RefusalCode.LinesInError, later.Begin());
    }

    [Fact]
    public void Addon_BelowAnItemThatItRequires_IsFine_BelowAnother10006()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, Addon) };
        run.Create(Base.WithAddons(Line));
        Assert.Null(run.Cart.Lines[0].Addons[0].Error);
        run.Put(Line.WithAddons(Line), Base);
        Expect.Error(LineErrorCode.UnableToProcessCartLineItem, run.Cart.Lines[0].Addons[0].Error);
    }

    private static CustomerPurchases Owned(int quantity, bool isActive = true) =>
        new(
            new Dictionary<string, int>(),
            [
                new Purchase
                {
                    CatalogItemId = "PRODA:0001:ANOTHER",
                    Quantity = quantity,
                    IsActive = isActive,
                },
            ]
        );

    private static List<LineError?> Errors(CatalogItem addon, params LineDraft[] lines) =>
        Errors(addon, CustomerPurchases.None, lines);

    private static List<LineError?> Errors(CatalogItem addon, CustomerPurchases owned, params LineDraft[] lines)
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item, addon), Purchases = owned };
        run.Create(lines);
        return [.. run.Cart.Lines.Select(line => line.Error)];
    }
}

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>Line errors 10003, 10010, 10015 and 10019.</summary>
public sealed class QuantityRulesTests
{
    private static LineError? ErrorOf(CatalogItem item, int quantity) =>
        Shop.ErrorOf(item, Draft.Line(quantity: quantity));

    [Fact]
    public void Quantity_BelowTheMinimum_Is10010()
    {
        Assert.Null(ErrorOf(Shop.Item with { MinQuantity = 5 }, 5));
        Expect.Error(LineErrorCode.InvalidInput, ErrorOf(Shop.Item with { MinQuantity = 5 }, 4), "4", "5", Draft.Item);
    }

    [Fact]
    public void Quantity_OfAnAddonBelowTheMinimum_Is10019()
    {
        var run = new CartRun
        {
            Catalog = Shop.Selling(Shop.Item, Shop.OtherItem with { AddonOf = [Draft.Item], MinQuantity = 5 }),
        };
        run.Create(Draft.Line().WithAddons(Draft.Line(Draft.OtherItem, 4)));
        Expect.Error(
            LineErrorCode.MinimumAddOnSeatsNotMet,
            run.Cart.Lines[0].Addons[0].Error,
            "4",
            "5",
            Draft.OtherItem
        );
    }

    [Fact]
    public void Quantity_AboveTheMaximum_Is10015_WithWhatIsLeft()
    {
        Assert.Null(ErrorOf(Shop.Item with { MaxQuantity = 5 }, 5));
        var error = ErrorOf(Shop.Item with { MaxQuantity = 5 }, 6);
        Expect.Error(LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded, error, "6", "5", Draft.Item);
        Assert.Equal((5, 0), (error!.AvailableQuantity, error.PurchasedQuantity));
    }

    [Fact]
    public void Quantity_AboveTheStock_Is10003()
    {
        Assert.Null(ErrorOf(Shop.Item with { Stock = 5 }, 5));
        var error = ErrorOf(Shop.Item with { Stock = 5 }, 6);
        Expect.Error(LineErrorCode.InventoryNotAvailable, error, "6", "5", Draft.Item);
        Assert.Null(error!.AvailableQuantity);
    }

    private static CartRun Capped(int cap, int bought) =>
        new()
        {
            Catalog = Shop.Selling(Shop.Item with { MaxPerCustomer = cap }, Shop.OtherItem),
            Purchases = new CustomerPurchases(new Dictionary<string, int> { [Draft.Item] = bought }, []),
        };

    [Theory]
    [InlineData(10, 4, 6, true, 0)]
    [InlineData(10, 4, 7, false, 6)]
    [InlineData(10, 10, 1, false, 0)]
    [InlineData(10, 12, 1, false, 0)]
    [InlineData(10, 0, 11, false, 10)]
    [InlineData(2147483647, 2147483647, 2147483647, false, 0)]
    public void Cap_EarlierPurchasesAndCart_AreCountedTogether(
        int cap,
        int bought,
        int quantity,
        bool isFine,
        int available
    )
    {
        var run = Capped(cap, bought);
        run.Create(Draft.Line(quantity: quantity));
        var error = run.Cart.Lines[0].Error;
        if (isFine)
        {
            Assert.Null(error);
            return;
        }

        Expect.Error(
            LineErrorCode.MaxAllowedSeatsPerSubscriptionExceeded,
            error,
            $"has {quantity} of",
            $"may have {cap}",
            $"bought {bought}"
        );
        Assert.Equal((available, bought), (error!.AvailableQuantity, error.PurchasedQuantity));
    }

    [Fact]
    public void Cap_AllLinesAndAddonsOfTheItem_CountWhateverTheirCase()
    {
        var run = new CartRun
        {
            Catalog = Shop.Selling(Shop.Item with { MaxPerCustomer = 5, AddonOf = [Draft.OtherItem] }, Shop.OtherItem),
        };
        var parent = ("parentSubscriptionId", "s-1");
        run.Create(
            Draft.Line(quantity: 2).Provisioned(parent),
            Draft.Line(Draft.OtherItem, 100).WithAddons(Draft.Line(quantity: 2)),
            Draft.Line(Draft.Item.ToLowerInvariant(), 2).Provisioned(parent)
        );
        Assert.Equal([true, false, true, true], run.Cart.AllLines().Select(line => line.Error is not null));
        Assert.Contains("has 6 of", run.Cart.Lines[0].Error!.Description, StringComparison.Ordinal);
        Assert.Equal((5, 0), (run.Cart.Lines[0].Error!.AvailableQuantity, run.Cart.Lines[0].Error!.PurchasedQuantity));
    }

    [Fact]
    public void Cap_SumBeyondInt32_DoesNotWrapAround()
    {
        var run = Capped(10, 0);
        run.Create(Draft.Line(quantity: int.MaxValue), Draft.Line(quantity: int.MaxValue));
        Assert.All(run.Cart.Lines, line =>
            Assert.Contains("4294967294", line.Error!.Description, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Cap_OrderedLines_AreAmongThePurchasesAlready()
    {
        var run = Capped(10, 0);
        run.Create(Draft.Line(quantity: 6), Draft.Line(Draft.OtherItem, cycle: BillingCycle.Annual));
        run.Checkout("1");
        var later = new CartRun
        {
            Stored = run.Cart,
            Catalog = run.Catalog,
            Purchases = new CustomerPurchases(new Dictionary<string, int> { [Draft.Item] = 6 }, []),
        };
        var echo = Draft.Echo(later.Cart);
        Expect.Written(later.Put(echo.Lines[0], Draft.Line(id: 5, quantity: 4)));
        Assert.Null(later.Cart.Lines[1].Error);
        Expect.Written(later.Put(echo.Lines[0], Draft.Line(id: 5, quantity: 5)));
        Assert.Equal(
            (4, 6),
            (later.Cart.Lines[1].Error!.AvailableQuantity, later.Cart.Lines[1].Error!.PurchasedQuantity)
        );
    }
}

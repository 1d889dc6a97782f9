namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>What lines cost (contract.md 16).</summary>
public sealed class PriceRulesTests
{
    private static readonly CatalogItem Item = new()
    {
        Id = Draft.Item,
        Plans =
        [
            new(BillingCycle.Monthly, []),
            new(BillingCycle.Annual, []),
            new(BillingCycle.Triennial, []),
            new(BillingCycle.OneTime, []),
            new(BillingCycle.None, []),
        ],
        CustomTermEnd = CustomTermEnds.Any,
        UnitPrice = 30.4m,
    };

    [Theory]
    [InlineData(BillingCycle.Monthly, "P1Y", 1, "364.8")]
    [InlineData(BillingCycle.Monthly, "P1M", 1, "30.4")]
    [InlineData(BillingCycle.Monthly, "P3Y", 2, "2188.8")]
    [InlineData(BillingCycle.Annual, "P1Y", 1, "30.4")]
    [InlineData(BillingCycle.Annual, "P3Y", 1, "91.2")]
    [InlineData(BillingCycle.Triennial, "P3Y", 1, "30.4")]
    [InlineData(BillingCycle.OneTime, "P3Y", 3, "91.2")]
    [InlineData(BillingCycle.Monthly, null, 2, "60.8")]
    public void Extended_OfACycleAndATerm_CountsItsCharges(BillingCycle cycle, string? term, int quantity, string total)
    {
        var pricing = PricingOf(Item, Line(cycle, term, quantity));
        Assert.Equal([30.4m, 30.4m, 30.4m, 30.4m], Prices(pricing)[..4]);
        Assert.Equal(total, pricing!.ExtendedPrice.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Cycle_None_CostsNothing() =>
        Assert.Equal([0m, 0m, 0m, 0m, 0m], Prices(PricingOf(Item, Line(BillingCycle.None, "P1M", 25))));

    [Theory]
    [InlineData("282.825", "282.83", "3393.96")]
    [InlineData("0.005", "0.01", "0.12")]
    [InlineData("0.004", "0", "0")]
    public void Prices_AreRoundedBeforeTheyAreMultiplied(string unit, string list, string extended)
    {
        var pricing = PricingOf(Item with { UnitPrice = Amount(unit) }, Line(BillingCycle.Monthly, "P1Y"));
        Assert.Equal((Amount(list), Amount(extended)), (pricing!.ListPrice, pricing.ExtendedPrice));
    }

    [Fact]
    public void Currency_WithoutMinorUnit_HasWholePrices()
    {
        var item = Item with { Currency = "JPY", UnitPrice = 1234.5m };
        Assert.Equal(1235m, PricingOf(item, Line(BillingCycle.Monthly, "P1M"))!.ListPrice);
    }

    [Fact]
    public void TermEnd_BeforeTheTermEnds_TakesItsShare()
    {
        var line = Line(BillingCycle.Monthly, "P1Y") with
        {
            CustomTermEnd = new(new DateTimeOffset(2026, 12, 31, 0, 0, 0, TimeSpan.Zero)),
        };
        var pricing = PricingOf(
            Item with
            {
                UnitPrice = 23.75m,
            },
            line,
            now: new DateTimeOffset(2026, 3, 10, 9, 12, 44, TimeSpan.Zero)
        );
        Assert.Equal([23.75m, 23.75m, 19.33m, 19.33m, 231.96m], Prices(pricing));
    }

    [Fact]
    public void Price_OfSeveral_IsTheOneThatSaysMost()
    {
        var item = Item with
        {
            Prices =
            [
                new(null, null, null, null, 1),
                new(BillingCycle.Monthly, null, null, null, 2),
                new(BillingCycle.Monthly, "p1y", "USD", null, 3),
                new(BillingCycle.Monthly, "P1Y", "USD", "DE", 4),
                new(BillingCycle.Monthly, null, "EUR", null, 5),
            ],
        };
        Assert.Equal(3, PricingOf(item, Line(BillingCycle.Monthly, "P1Y"))!.ListPrice);
        Assert.Equal(2, PricingOf(item, Line(BillingCycle.Monthly, "P1M"))!.ListPrice);
        Assert.Equal(1, PricingOf(item, Line(BillingCycle.Annual, "P1Y"))!.ListPrice);
        Assert.Equal(5, PricingOf(item with { Currency = "EUR" }, Line(BillingCycle.Monthly, "P1M"))!.ListPrice);
    }

    [Fact]
    public void Line_WithoutAPriceOrInError_HasNone()
    {
        Assert.Null(PricingOf(Item with { UnitPrice = null }, Line(BillingCycle.Monthly, "P1Y")));
        Assert.Null(PricingOf(Item with { MinQuantity = 2 }, Line(BillingCycle.Monthly, "P1Y")));
        Assert.Null(CartRun.Of(Draft.Line()).Cart.Lines[0].Pricing);
    }

    [Fact]
    public void Addons_HavePricesOfTheirOwn()
    {
        var addon = Shop.OtherItem with { AddonOf = [Draft.Item], UnitPrice = 2 };
        var run = new CartRun { Catalog = Shop.Selling(Item, addon) };
        run.Create(Draft.Line().WithAddons(Draft.Line(Draft.OtherItem, quantity: 3)));
        Assert.Equal(6, run.Cart.Lines[0].Addons[0].Pricing!.ExtendedPrice);
    }

    [Fact]
    public void Catalog_Changed_RepricesWritesAndCheckoutsOnly()
    {
        var run = new CartRun { Catalog = Shop.Selling(Item) };
        run.Create(Draft.Line());
        run.Catalog = Shop.Selling(Item with { UnitPrice = 2 });
        Assert.Equal(30.4m, Expect.Shown(run.Get()).Lines[0].Pricing!.Price);
        run.Put(Draft.Line());
        Assert.Equal(2, run.Cart.Lines[0].Pricing!.Price);
        run.Catalog = Shop.Selling(Item with { UnitPrice = 3 });
        run.Begin();
        Assert.Equal(3, run.Cart.Lines[0].Pricing!.Price);
    }

    [Fact]
    public void TotalPrice_IsTheSum_AbsentWhereOneLineHasNone()
    {
        var priced = new OrderLine
        {
            OfferId = "A",
            Quantity = 1,
            Pricing = new() { ExtendedPrice = 1.25m },
        };
        var order = Stored.Samples.MinimalOrder with { Lines = [priced, priced] };
        Assert.Equal(2.5m, order.TotalPrice);
        Assert.Null((order with { Lines = [priced, priced with { Pricing = null }] }).TotalPrice);
    }

    private static Pricing? PricingOf(CatalogItem item, LineDraft line, DateTimeOffset? now = null)
    {
        var run = new CartRun { Catalog = Shop.Selling(item), Now = now ?? CartRun.Start };
        run.Create(line);
        return run.Cart.Lines[0].Pricing;
    }

    private static LineDraft Line(BillingCycle cycle, string? term, int quantity = 1) =>
        Draft.Line(quantity: quantity, cycle: cycle) with
        {
            TermDuration = new(term),
        };

    private static decimal[] Prices(Pricing? pricing) =>
        [pricing!.ListPrice, pricing.DiscountedPrice, pricing.ProratedPrice, pricing.Price, pricing.ExtendedPrice];

    private static decimal Amount(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

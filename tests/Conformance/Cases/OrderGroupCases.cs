namespace PartnerCarts.Conformance;

/// <summary>How lines fall into order groups (contract.md 7.5).</summary>
public abstract class OrderGroupCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C33")]
    public async Task Groups_OfCyclesAndLegacy_AreNumberedInTheirFamily() =>
        Assert.Equal(
            ["0", "1", "2", "OMS-0"],
            await Groups(Body.OneTime(), Body.Monthly(), Body.NoCycle(), Body.Legacy())
        );

    [Fact]
    public async Task Groups_ByFirstAppearance_AreNumbered() =>
        Assert.Equal(
            ["0", "1", "0", "2", "1"],
            await Groups(Body.NoCycle(), Body.OneTime(), Body.NoCycle(), Body.Monthly(), Body.OneTime())
        );

    [Fact]
    public async Task Group_OfOneCycle_HoldsAllTerms() =>
        Assert.Equal(
            ["0", "0"],
            await Groups(Body.Monthly(1, "\"termDuration\":\"P1M\""), Body.Monthly(1, "\"termDuration\":\"P1Y\""))
        );

    [Fact]
    public async Task Groups_OfTwoCurrencies_AreApart() =>
        Assert.Equal(
            ["0", "1", "0"],
            await Groups(Body.Monthly(), Body.Line(Items.Euro), Body.Line(Items.OtherMonthly))
        );

    [Fact]
    public async Task Groups_OfLegacyCycles_AreNumberedApart() =>
        Assert.Equal(
            ["OMS-0", "0", "OMS-1", "OMS-0"],
            await Groups(Body.Legacy(), Body.Monthly(), Body.Line(Items.LegacyAnnual, "annual"), Body.Legacy())
        );

    [Fact]
    public async Task Addons_Always_HaveTheirBasesGroup()
    {
        var cart = await Client.NewCart(
            Body.OneTime(),
            Body.Monthly(5, $"\"addonItems\":[{Body.Line(Items.MonthlyAddon)}]")
        );
        Assert.Equal("1", cart.Text("lineItems.1.orderGroup"));
        Assert.Equal("1", cart.Text("lineItems.1.addonItems.0.orderGroup"));
    }

    [Fact]
    public async Task Groups_AfterAnUpdate_AreNumberedAnew()
    {
        var id = await Client.NewCartId(Body.OneTime(), Body.Monthly());
        Assert.Equal(
            ["0", "1"],
            (await Client.Put(id, Body.Cart(Body.Monthly(), Body.OneTime())))
                .ShouldBe(201)
                .Each("lineItems", "orderGroup")
        );
        Assert.Equal(
            ["0"],
            (await Client.Put(id, Body.Cart(Body.OneTime()))).ShouldBe(201).Each("lineItems", "orderGroup")
        );
    }

    [Fact]
    public async Task Orders_OfTheGroups_AreOnePerGroup()
    {
        var id = await Client.NewCartId(
            Body.Legacy(),
            Body.Monthly(),
            Body.Line(Items.Euro),
            Body.Line(Items.OtherMonthly)
        );

        var result = (await Client.Checkout(id)).ShouldBe(201);

        Assert.Equal(["USD", "USD", "EUR"], result.Each("orders", "currencyCode"));
        Assert.Equal([Items.Legacy], result.Each("orders.0.lineItems", "offerId"));
        Assert.Equal([Items.Monthly, Items.OtherMonthly], result.Each("orders.1.lineItems", "offerId"));
        Assert.Equal([Items.Euro], result.Each("orders.2.lineItems", "offerId"));
    }

    private async Task<IEnumerable<string>> Groups(params string[] lines) =>
        (await Client.NewCart(lines)).Each("lineItems", "orderGroup");
}

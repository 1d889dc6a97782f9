namespace PartnerCarts.Conformance;

/// <summary>Line ids: the client's, when they will do (contract.md 7.1 item 4).</summary>
public abstract class LineNumberingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact]
    public async Task Ids_AllDistinct_AreKept()
    {
        var cart = await Client.NewCart(
            Body.Monthly(5, $"\"id\":7,\"addonItems\":[{Body.Line(Items.MonthlyAddon, more: "\"id\":3")}]"),
            Body.OneTime(1, "\"id\":0")
        );

        Assert.Equal(7, cart.Int("lineItems.0.id"));
        Assert.Equal(3, cart.Int("lineItems.0.addonItems.0.id"));
        Assert.Equal(0, cart.Int("lineItems.1.id"));
    }

    // What PowerShell and the open SDKs send: 0 on every line.
    [Fact]
    public async Task Ids_Repeated_AreRenumberedInDocumentOrder()
    {
        var cart = await Client.NewCart(
            Body.Monthly(
                5,
                $"\"id\":0,\"addonItems\":[{Body.Line(Items.MonthlyAddon, more: "\"id\":0")},{Body.Line(Items.BulkAddon, quantity: 4, more: "\"id\":0")}]"
            ),
            Body.OneTime(1, "\"id\":0")
        );

        Assert.Equal(["0", "3"], cart.Each("lineItems", "id"));
        Assert.Equal(["1", "2"], cart.Each("lineItems.0.addonItems", "id"));
    }

    [Fact]
    public async Task Ids_RepeatedBetweenALineAndAnAddon_AreRenumbered()
    {
        var cart = await Client.NewCart(
            Body.OneTime(1, "\"id\":5"),
            Body.Monthly(5, $"\"id\":6,\"addonItems\":[{Body.Line(Items.MonthlyAddon, more: "\"id\":5")}]")
        );

        Assert.Equal(["0", "1"], cart.Each("lineItems", "id"));
        Assert.Equal(2, cart.Int("lineItems.1.addonItems.0.id"));
    }

    [Fact]
    public async Task Ids_Absent_AreNumbered() =>
        Assert.Equal(
            ["0", "1", "2"],
            (await Client.NewCart(Body.OneTime(), Body.Monthly(), Body.NoCycle())).Each("lineItems", "id")
        );

    [Fact]
    public async Task Ids_MissingOnOneLine_AreRenumbered() =>
        Assert.Equal(
            ["0", "1", "2"],
            (await Client.NewCart(Body.OneTime(1, "\"id\":4"), Body.Monthly(), Body.NoCycle(1, "\"id\":8"))).Each(
                "lineItems",
                "id"
            )
        );

    [Fact]
    public async Task Ids_MissingOnAnAddon_AreRenumbered()
    {
        var cart = await Client.NewCart(
            Body.Monthly(5, $"\"id\":4,\"addonItems\":[{Body.Line(Items.MonthlyAddon)}]"),
            Body.OneTime(1, "\"id\":9")
        );
        Assert.Equal(["0", "2"], cart.Each("lineItems", "id"));
        Assert.Equal(1, cart.Int("lineItems.0.addonItems.0.id"));
    }

    [Fact]
    public async Task Ids_InAnUpdate_FollowTheSameRule()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Assert.Equal(
            ["9", "2"],
            (await Client.Put(id, Body.Cart(Body.OneTime(1, "\"id\":9"), Body.Monthly(1, "\"id\":2"))))
                .ShouldBe(201)
                .Each("lineItems", "id")
        );
        Assert.Equal(
            ["0", "1"],
            (await Client.Put(id, Body.Cart(Body.OneTime(1, "\"id\":9"), Body.Monthly(1, "\"id\":9"))))
                .ShouldBe(201)
                .Each("lineItems", "id")
        );
    }
}

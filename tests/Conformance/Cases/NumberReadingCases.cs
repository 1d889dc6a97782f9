namespace PartnerCarts.Conformance;

/// <summary>Line ids and quantities (contract.md 4, Reading 5 and 6; 7.1 items 2 and 6).</summary>
public abstract class NumberReadingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C19")]
    public async Task Ids_AsText_AreAnsweredAsNumbers()
    {
        var cart = (
            await Client.Create(Body.Cart(Body.OneTime(1, "\"id\":\"0\""), Body.Monthly(1, "\"id\":\"1\"")))
        ).ShouldBe(201);
        Assert.Equal(0, cart.Int("lineItems.0.id"));
        Assert.Equal(1, cart.Int("lineItems.1.id"));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("2147483647", int.MaxValue)]
    public async Task Id_NumberOrText_IsKept(string value, int expected) =>
        Assert.Equal(expected, (await Client.NewCart(Body.Monthly(1, $"\"id\":{value}"))).Int("lineItems.0.id"));

    [Theory]
    [InlineData("-1")]
    [InlineData("\"-1\"")]
    [InlineData("2147483648")]
    [InlineData("1.5")]
    [InlineData("\"abc\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("true")]
    public async Task Id_NotAnInt32From0_CountsAsAbsent(string value) =>
        Assert.Equal(
            ["0", "1"],
            (await Client.NewCart(Body.OneTime(1, "\"id\":9"), Body.Monthly(1, $"\"id\":{value}"))).Each(
                "lineItems",
                "id"
            )
        );

    [Theory]
    [InlineData("1", 1)]
    [InlineData("\"2\"", 2)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("\"2147483647\"", int.MaxValue)]
    public async Task Quantity_NumberOrText_IsRead(string value, int expected) =>
        Assert.Equal(expected, (await Client.Create(WithQuantity(value))).ShouldBe(201).Int("lineItems.0.quantity"));

    [Theory, Case("C24")]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999999")]
    [InlineData("1.5")]
    [InlineData("\"1.5\"")]
    [InlineData("\"five\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public async Task Quantity_NotAnIntegerFrom1_IsRefused(string value)
    {
        var stored = await Host.StoredCarts();
        (await Client.Create(WithQuantity(value))).ShouldFailNaming(400, 800002, "lineItems[0].quantity");
        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Fact]
    public async Task Quantity_Missing_IsRefused() =>
        (
            await Client.Create("""{"lineItems":[{"catalogItemId":"PRODA:0001:AVAILA","billingCycle":"monthly"}]}""")
        ).ShouldFailNaming(400, 800002, "lineItems[0].quantity");

    [Fact]
    public async Task Quantity_WrongInAnAddon_IsRefused() =>
        (
            await Client.Create(
                Body.Cart(
                    Body.OneTime(),
                    Body.Monthly(
                        1,
                        $$"""
                        "addonItems":[{{Body.Line(Items.MonthlyAddon)}},{{Body.Line(Items.MonthlyAddon, quantity: 0)}}]
                        """
                    )
                )
            )
        ).ShouldFailNaming(400, 800002, "lineItems[1].addonItems[1].quantity");

    private static string WithQuantity(string quantity) =>
        $$"""{"lineItems":[{"catalogItemId":"{{Items.Monthly}}","quantity":{{quantity}},"billingCycle":"monthly"}]}""";
}

using System.Globalization;

namespace PartnerCarts.Conformance;

/// <summary>The members of a line as they are read and written (contract.md 5.2).</summary>
public abstract class LineMemberCases(ConformanceHost host) : ConformanceCases(host)
{
    [Theory, Case("C21")]
    [InlineData("\"catalogId\":\"PRODA:0001:AVAILA\"")]
    [InlineData("\"CatalogId\":\"PRODA:0001:AVAILA\"")]
    [InlineData("\"catalogId\":\"PRODC:0001:NOSUCH\",\"catalogItemId\":\"PRODA:0001:AVAILA\"")]
    [InlineData("\"catalogItemId\":\"PRODA:0001:AVAILA\",\"catalogId\":\"PRODC:0001:NOSUCH\"")]
    public async Task CatalogId_InPlaceOfCatalogItemId_IsAccepted(string member)
    {
        var cart = (
            await Client.Create(Body.Cart($$"""{{{member}},"quantity":1,"billingCycle":"monthly"}"""))
        ).ShouldBe(201);

        Assert.Equal(Items.Monthly, cart.Text("lineItems.0.catalogItemId"));
        Assert.False(cart.Has("lineItems.0.catalogId"));
    }

    [Theory]
    [InlineData(Items.OneTime, "one_time")]
    [InlineData(Items.Legacy, "monthly")]
    [InlineData("91fd106f-4b2c-4938-95ac-f54f74e9a239", "monthly")]
    public async Task CatalogItemId_OfEachForm_IsEchoedAsSent(string item, string cycle)
    {
        var line = (await Client.NewCart(Body.Line(item, cycle))).At("lineItems.0");
        Assert.Equal(item, line.Text("catalogItemId"));
        Assert.False(line.Has("error"));
    }

    [Fact]
    public async Task FriendlyName_GivenOrNot_IsEchoedOrOmitted()
    {
        var cart = await Client.NewCart(Body.Monthly(1, "\"friendlyName\":\"My name\""), Body.Monthly());
        Assert.Equal("My name", cart.Text("lineItems.0.friendlyName"));
        Assert.False(cart.Has("lineItems.1.friendlyName"));
    }

    [Fact, Case("C31")]
    public async Task Currency_Absent_IsTheMarkets()
    {
        var cart = await Client.NewCart(
            Body.Monthly(),
            Body.Line(Items.Euro),
            Body.Monthly(1, "\"currencyCode\":\"USD\"")
        );
        Assert.Equal(["USD", "EUR", "USD"], cart.Each("lineItems", "currencyCode"));
    }

    [Theory]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("P3Y")]
    public async Task TermDuration_Sold_IsEchoed(string term)
    {
        var line = (await Client.NewCart(Body.Monthly(1, $"\"termDuration\":\"{term}\""))).At("lineItems.0");
        Assert.Equal(term, line.Text("termDuration"));
        Assert.False(line.Has("error"));
    }

    [Fact]
    public async Task Promotion_OfTheItem_IsEchoed()
    {
        var line = (await Client.NewCart(Body.Line(Items.Promoted, more: "\"promotionId\":\"SPRING\""))).At(
            "lineItems.0"
        );
        Assert.Equal("SPRING", line.Text("promotionId"));
        Assert.False(line.Has("error"));
    }

    [Fact]
    public async Task BillingCycle_AbsentWhereTheItemHasOne_IsOmittedAndNoError()
    {
        var line = (await Client.NewCart($$"""{"catalogItemId":"{{Items.Monthly}}","quantity":1}""")).At("lineItems.0");
        Assert.False(line.Has("billingCycle"));
        Assert.False(line.Has("error"));
    }

    [Fact]
    public async Task BillingCycle_UnknownWhereTheItemHasOne_IsEchoedAndNoError()
    {
        var line = (await Client.NewCart(Body.Line(Items.Monthly, "unknown"))).At("lineItems.0");
        Assert.Equal("unknown", line.Text("billingCycle"));
        Assert.False(line.Has("error"));
    }

    // Zone-less means UTC.
    [Theory]
    [InlineData("2024-12-19T00:00:00Z", "2024-12-19T00:00:00Z")]
    [InlineData("2024-12-19T00:00:00", "2024-12-19T00:00:00Z")]
    [InlineData("2024-12-19T01:30:00+02:00", "2024-12-18T23:30:00Z")]
    [InlineData("2024-12-18T20:00:00-04:00", "2024-12-19T00:00:00Z")]
    [InlineData("2024-12-19T00:00:00.1200000Z", "2024-12-19T00:00:00.12Z")]
    public async Task CustomTermEndDate_InEachForm_IsAnsweredInUtc(string sent, string expected)
    {
        Assert.True(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture) > Host.Now);
        var line = (await Client.NewCart(Body.Line(Items.CustomTerm, more: $"\"customTermEndDate\":\"{sent}\""))).At(
            "lineItems.0"
        );
        Assert.Equal(expected, line.Text("customTermEndDate"));
        Assert.False(line.Has("error"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Attestation_Given_IsEchoed(string value) =>
        Assert.Equal(
            value,
            (await Client.NewCart(Body.Monthly(1, $"\"attestationAccepted\":{value}"))).Raw(
                "lineItems.0.attestationAccepted"
            )
        );

    [Fact]
    public async Task CoterminousSubscription_Given_IsDropped() =>
        Assert.False(
            (await Client.NewCart(Body.Monthly(1, $"\"coterminousSubscriptionId\":\"{Guid.NewGuid()}\""))).Has(
                "lineItems.0.coterminousSubscriptionId"
            )
        );

    [Fact, Case("C35")]
    public async Task Lines_Six_KeepTheirOrder()
    {
        string[] items = [Items.OneTime, Items.Monthly, Items.NoCycle, Items.Legacy, Items.OtherMonthly, Items.OneTime];
        string[] cycles = ["one_time", "monthly", "none", "monthly", "monthly", "one_time"];

        var created = await Client.NewCart([.. items.Zip(cycles, (item, cycle) => Body.Line(item, cycle))]);
        Assert.Equal(items, created.Each("lineItems", "catalogItemId"));

        var read = (await Client.Get(created.Text("id"))).ShouldBe(200);
        Assert.Equal(items, read.Each("lineItems", "catalogItemId"));
    }
}

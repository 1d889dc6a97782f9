using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// Business faults: the cart is made all the same and the line says what is wrong (contract.md 5.3, 5.6; 7.1 items 3
/// and 7).
/// </summary>
public abstract class LineErrorCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C34")]
    public async Task UnknownItem_AmongOthers_IsAnErrorOfItsLineOnly()
    {
        var cart = await Client.NewCart(Body.Monthly(), Body.Line(Items.Unknown, "one_time"), Body.OneTime());

        Assert.Equal(10001, cart.Int("lineItems.1.error.errorCode"));
        Assert.Contains(Items.Unknown, cart.Text("lineItems.1.error.errorDescription"), StringComparison.Ordinal);
        Assert.False(cart.Has("lineItems.0.error"));
        Assert.False(cart.Has("lineItems.2.error"));
    }

    [Theory]
    [InlineData("PRODA")]
    [InlineData("PRODA:0001")]
    [InlineData("PRODA:0001:")]
    [InlineData(":0001:AVAILA")]
    [InlineData("PRODA::AVAILA")]
    [InlineData("PRODA:0001:AVAILA:X")]
    [InlineData("MS-AZR-")]
    [InlineData("91FD106F-4B2C-4938-95AC-F54F74E9A23")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public async Task ItemId_MalformedOrUnknown_Is10001(string item) => await ShouldHaveError(10001, Body.Line(item));

    [Fact]
    public async Task Currency_NotSold_Is10000() =>
        await ShouldHaveError(10000, Body.Monthly(1, "\"currencyCode\":\"JPY\""));

    [Fact]
    public async Task Stock_TooLow_Is10003()
    {
        await ShouldHaveError(10003, Body.Line(Items.Scarce, quantity: 4));
        await ShouldHaveNone(Body.Line(Items.Scarce, quantity: 3));
    }

    [Fact]
    public async Task Provisioning_NameMissing_Is10010()
    {
        await ShouldHaveError(10010, Body.Line(Items.Provisioned, "one_time"));
        await ShouldHaveError(
            10010,
            Body.Line(Items.Provisioned, "one_time", more: "\"provisioningContext\":{\"scope\":\"shared\"}")
        );
        await ShouldHaveNone(
            Body.Line(Items.Provisioned, "one_time", more: "\"provisioningContext\":{\"SubscriptionId\":\"1\"}")
        );
    }

    [Fact]
    public async Task Attestation_MissingOrFalse_Is10012()
    {
        await ShouldHaveError(10012, Body.Line(Items.Attested));
        await ShouldHaveError(10012, Body.Line(Items.Attested, more: "\"attestationAccepted\":false"));
        await ShouldHaveNone(Body.Line(Items.Attested, more: "\"attestationAccepted\":true"));
    }

    [Theory]
    [InlineData(Items.Monthly, "annual", "")]
    [InlineData(Items.Monthly, "one_time", "")]
    [InlineData(Items.EveryCycle, "unknown", "")]
    public async Task Plan_NotSold_Is10013(string item, string cycle, string more) =>
        await ShouldHaveError(10013, Body.Line(item, cycle, more: more));

    [Fact]
    public async Task Term_NotSold_Is400039() =>
        await ShouldHaveError(400039, Body.Line(Items.OtherMonthly, more: "\"termDuration\":\"P3Y\""));

    [Fact]
    public async Task BillingCycle_AbsentWhereThereIsAChoice_Is10013()
    {
        var line = await ShouldHaveError(10013, $$"""{"catalogItemId":"{{Items.EveryCycle}}","quantity":1}""");
        Assert.False(line.Has("billingCycle"));
    }

    [Theory]
    [InlineData(Items.Promoted, "AUTUMN")]
    [InlineData(Items.Monthly, "SPRING")]
    public async Task Promotion_NotOfTheItem_Is10014(string item, string promotion) =>
        await ShouldHaveError(10014, Body.Line(item, more: $"\"promotionId\":\"{promotion}\""));

    [Fact]
    public async Task Seats_AboveTheCap_Is10015WithTheNumbers()
    {
        await ShouldHaveNone(Body.Line(Items.Capped, quantity: 10));

        var error = (await ShouldHaveError(10015, Body.Line(Items.Capped, quantity: 11))).At("error");

        Assert.Equal(10, error.Int("additionalInformation.availableQuantity"));
        Assert.Equal(0, error.Int("additionalInformation.purchasedQuantity"));
    }

    [Fact]
    [Covering]
    public async Task Seats_AboveTheCapWithEarlierOrders_Is10015WithTheNumbers()
    {
        await Client.NewOrderedCartId(Body.Line(Items.Capped, quantity: 4));
        await ShouldHaveNone(Body.Line(Items.Capped, quantity: 6));

        var error = (await ShouldHaveError(10015, Body.Line(Items.Capped, quantity: 7))).At("error");

        Assert.Equal(6, error.Int("additionalInformation.availableQuantity"));
        Assert.Equal(4, error.Int("additionalInformation.purchasedQuantity"));
    }

    [Fact]
    [Covering]
    public async Task Seats_OfAnotherCustomer_DoNotCount()
    {
        await Client.NewOrderedCartId(Body.Line(Items.Capped, quantity: 10));
        var other = new PartnerClient(Host) { Partner = Client.Partner };
        Assert.False((await other.NewCart(Body.Line(Items.Capped, quantity: 10))).Has("lineItems.0.error"));
    }

    [Fact]
    public async Task CustomTermEnd_OfAnItemWithout_Is10016() =>
        await ShouldHaveError(10016, Body.Monthly(1, "\"customTermEndDate\":\"2024-12-19T00:00:00Z\""));

    [Fact]
    public async Task CustomTermEnd_InThePast_Is10017() =>
        await ShouldHaveError(
            10017,
            Body.Line(Items.CustomTerm, more: "\"customTermEndDate\":\"2020-01-01T00:00:00Z\"")
        );

    [Fact]
    public async Task Addon_OfASmallBase_Is10018()
    {
        var cart = await Client.NewCart(
            Body.Monthly(4, Addon(Items.BigBaseAddon)),
            Body.Monthly(5, Addon(Items.BigBaseAddon))
        );
        Assert.Equal(10018, cart.Int("lineItems.0.addonItems.0.error.errorCode"));
        Assert.False(cart.Has("lineItems.1.addonItems.0.error"));
        Assert.False(cart.Has("lineItems.0.error"));
    }

    [Fact]
    public async Task Addon_OfTooFewSeats_Is10019()
    {
        var cart = await Client.NewCart(
            Body.Monthly(9, Addon(Items.BulkAddon, 3)),
            Body.Monthly(9, Addon(Items.BulkAddon, 4))
        );
        Assert.Equal(10019, cart.Int("lineItems.0.addonItems.0.error.errorCode"));
        Assert.False(cart.Has("lineItems.1.addonItems.0.error"));
    }

    [Fact]
    public async Task Item_Withdrawn_Is500600() => await ShouldHaveError(500600, Body.Line(Items.Withdrawn));

    [Fact]
    public async Task Error_Mended_IsGone()
    {
        var id = await Client.NewCartId(Body.Line(Items.Unknown));
        Assert.False((await Client.Put(id, Body.Cart(Body.Monthly()))).ShouldBe(201).Has("lineItems.0.error"));
    }

    [Fact]
    public async Task Error_MadeByAnUpdate_IsShown()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Assert.Equal(
            10001,
            (await Client.Put(id, Body.Cart(Body.Line(Items.Unknown)))).ShouldBe(201).Int("lineItems.0.error.errorCode")
        );
        Assert.Equal(10001, (await Client.Get(id)).ShouldBe(200).Int("lineItems.0.error.errorCode"));
    }

    private static string Addon(string item, int quantity = 1) =>
        $"\"addonItems\":[{Body.Line(item, quantity: quantity)}]";

    private async Task<JsonElement> ShouldHaveError(int code, string line)
    {
        var made = (await Client.NewCart(line)).At("lineItems.0");
        Assert.Equal(code, made.Int("error.errorCode"));
        Assert.NotEmpty(made.Text("error.errorDescription"));
        return made;
    }

    private async Task ShouldHaveNone(string line) =>
        Assert.False((await Client.NewCart(line)).Has("lineItems.0.error"));
}

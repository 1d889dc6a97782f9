using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Prices, addons of new commerce, kinds of items and ends of terms (contract.md 15 to 19, 25).</summary>
public abstract class PurchasePathCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Year = "\"termDuration\":\"P1Y\"";
    private const string Month = "\"termDuration\":\"P1M\"";

    private PartnerClient Seeded => new(Host) { Customer = Items.SeededCustomer };

    [Theory, Case("C69")]
    [InlineData("\"currencyCode\":\"EUR\"", "EUR", null)]
    [InlineData("\"currencyCode\":\"GBP\"", "GBP", null)]
    [InlineData("", "EUR", null)]
    [InlineData("\"currencyCode\":\"JPY\"", "JPY", 10000)]
    public async Task Currency_OfTheMarketOrThePartner_IsSold(string currency, string expected, int? error)
    {
        var client = new PartnerClient(Host) { Customer = Items.EuroCustomer };
        var line = (await client.NewCart(Body.Line(Items.Base, more: With(Year, currency)))).At("lineItems.0");
        Assert.Equal(expected, line.Text("currencyCode"));
        Assert.Equal(error, ErrorOf(line));
    }

    [Fact, Case("C70")]
    [Covering]
    public async Task BlankTexts_MeanNull()
    {
        var blank = "\"termDuration\":\"\",\"promotionId\":\" \",\"renewsTo\":{\"termDuration\":\"\"}";
        var id = await Client.NewCartId(Body.Line(Items.Perpetual, "one_time", more: blank));
        var line = (await Client.Get(id)).ShouldBe(200).At("lineItems.0");
        Assert.All(["termDuration", "promotionId", "renewsTo", "error"], name => Assert.False(line.Has(name)));
        (await Client.Checkout(id)).ShouldBe(201);

        id = await Client.NewCartId(Body.Line(Items.Base, more: With("\"id\":1", Year)));
        var put = Body.Cart(Body.Line(Items.Base, more: "\"id\":1,\"termDuration\":\"\""));
        Assert.False((await Client.Put(id, put)).ShouldBe(201).Has("lineItems.0.termDuration"));
    }

    [Fact, Case("C72")]
    public async Task Attestation_Denied_RefusesTheCheckout()
    {
        var id = await NewCart($$"""{"lineItems":[{{Body.Monthly()}}],"partnerOnRecordAttestationAccepted":false}""");
        (await Client.Checkout(id)).ShouldFail(400, 900206);
        Assert.Equal("Active", (await Client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact, Case("C73")]
    public async Task PartnersOnRecord_AreParticipants()
    {
        var cart = await Client.NewCart(
            Body.Monthly(1, "\"PartnerIdOnRecord\":\"1\",\"AdditionalPartnerIdsOnRecord\":[\"2\",\"3\"]")
        );
        Assert.Equal(["1", "2", "3"], cart.Each("lineItems.0.participants", "value"));
        Assert.False(cart.Has("lineItems.0.error"));
        var order = (await Client.Checkout(cart.Text("id"))).ShouldBe(201).At("orders.0.lineItems.0");
        Assert.Equal("1", order.Text("partnerIdOnRecord"));
        Assert.Equal("""["2","3"]""", order.Raw("additionalPartnerIdsOnRecord"));
    }

    [Fact, Case("C75")]
    public async Task Scalars_OfAnotherType_AreRead()
    {
        var line = (
            await Client.NewCart(
                Body.Monthly(
                    1,
                    "\"participants\":[{\"key\":\"transaction_reseller\",\"value\":6100001}],"
                        + "\"provisioningContext\":{\"a\":true},\"attestationAccepted\":\"True\""
                )
            )
        ).At("lineItems.0");
        Assert.Equal("6100001", line.Text("participants.0.value"));
        Assert.Equal("true", line.Text("provisioningContext.a"));
        Assert.True(line.Bool("attestationAccepted"));
        (await Client.Create(Body.Cart(Body.Monthly(1, "\"provisioningContext\":{\"a\":{}}")))).ShouldFail(400, 800002);
    }

    [Theory, Case("C78")]
    [InlineData(Items.Trial, "none", "", 400039)]
    [InlineData(Items.Base, "monthly", "\"termDuration\":\"P2Y\"", 400039)]
    [InlineData(Items.Base, "annual", Month, 10013)]
    [InlineData(Items.AzurePlan, "one_time", Year, 400039)]
    public async Task Term_NotSold_IsInError(string item, string cycle, string term, int error)
    {
        var cart = await Client.NewCart(Body.Line(item, cycle, more: term));
        Assert.Equal(error, ErrorOf(cart.At("lineItems.0")));
        (await Client.Checkout(cart.Text("id"))).ShouldFail(400, 800009);
    }

    [Theory, Case("C83")]
    [InlineData("monthly", "P1Y", "364.8")]
    [InlineData("annual", "P3Y", "91.2")]
    [InlineData("one_time", "P3Y", "30.4")]
    public async Task Price_OfATerm_IsExactInTheText(string cycle, string term, string extended)
    {
        var cart = await Client.NewCart(Body.Line(Items.Priced, cycle, more: $"\"termDuration\":\"{term}\""));
        Assert.Equal(extended, cart.Raw("lineItems.0.pricing.extendedPrice"));
    }

    [Fact]
    public async Task Price_OfATrial_IsNothing()
    {
        var pricing = (await Client.NewCart(Body.Line(Items.Trial, "none", 25, Month))).At("lineItems.0.pricing");
        Assert.All(pricing.EnumerateObject(), price => Assert.Equal(0, price.Value.GetDecimal()));
        Assert.Equal(5, pricing.EnumerateObject().Count());
    }

    [Fact, Case("C85")]
    [Covering]
    public async Task Promotion_OfTenPercent_IsInTheTotal()
    {
        var cart = await Client.NewCart(
            Body.Line(Items.Base, quantity: 6, more: With(Year, $"\"promotionId\":\"{Items.Promotion}\""))
        );
        Assert.Equal(
            """{"listPrice":23.75,"discountedPrice":21.38,"proratedPrice":21.38,"price":21.38,"extendedPrice":1539.36}""",
            cart.Raw("lineItems.0.pricing")
        );
        var order = (await Client.Checkout(cart.Text("id"))).ShouldBe(201).At("orders.0");
        Assert.Equal("1539.36", order.Raw("totalPrice"));
        Assert.Equal("1539.36", order.Raw("lineItems.0.pricing.extendedPrice"));
    }

    [Fact, Case("C87")]
    [Covering]
    public async Task Order_Read_HasPricesWhereTheyAreAskedFor()
    {
        var id = await Client.NewCartId(Body.Line(Items.Base, more: Year));
        var order = (await Client.Checkout(id)).ShouldBe(201).Text("orders.0.id");
        foreach (
            var (query, isPriced) in new[] { ("", false), ("?include_price=True", true), ("?includePrice=true", true) }
        )
        {
            var read = (await Client.GetOrder(order + query)).ShouldBe(200);
            Assert.Equal((isPriced, isPriced), (read.Has("totalPrice"), read.Has("lineItems.0.pricing")));
        }
    }

    [Fact]
    public async Task Promotion_ByItself_AppliesToAFirstPurchase()
    {
        var line = (await Client.NewCart(Body.Line(Items.FirstPurchase, more: Month))).At("lineItems.0");
        Assert.Equal("XKP7PROMO002:0001:XKP7PROMOA12", line.Text("promotionId"));
        Assert.Equal("8.50", line.Raw("pricing.price"));
    }

    [Fact, Case("C89")]
    [Covering]
    public async Task Addon_OfABaseBoughtBefore_IsFine()
    {
        await Client.NewOrderedCartId(Body.Line(Items.Base, more: Year));
        var cart = await Client.NewCart(Body.Line(Items.Addon, more: Year));
        Assert.Null(ErrorOf(cart.At("lineItems.0")));
    }

    [Fact, Case("C90")]
    public async Task Addon_BesideItsBase_IsALineOfItsOwn()
    {
        var id = await Client.NewCartId(Body.Line(Items.Addon, more: Year), Body.Line(Items.Base, more: Year));
        var result = (await Client.Checkout(id)).ShouldBe(201);
        Assert.Equal(1, result.Count("orders"));
        Assert.Equal([Items.Addon, Items.Base], result.Each("orders.0.lineItems", "offerId"));
        Assert.False(result.Has("orders.0.lineItems.0.parentSubscriptionId"));
    }

    [Fact, Case("C91")]
    public async Task Addon_Alone_Is400041UntilItsBaseIsThere()
    {
        var cart = await Client.NewCart(Body.Line(Items.Addon, more: Year));
        var id = cart.Text("id");
        Assert.Equal(400041, ErrorOf(cart.At("lineItems.0")));
        (await Client.Checkout(id)).ShouldFail(400, 800009);
        var both = Body.Cart(Body.Line(Items.Addon, more: Year), Body.Line(Items.Base, more: Year));
        Assert.Null(ErrorOf((await Client.Put(id, both)).ShouldBe(201).At("lineItems.0")));
        var alone = Body.Cart(Body.Line(Items.Addon, more: Year));
        Assert.Equal(400041, ErrorOf((await Client.Put(id, alone)).ShouldBe(201).At("lineItems.0")));
    }

    [Theory, Case("C93")]
    [InlineData(19, 10019)]
    [InlineData(20, null)]
    public async Task Addon_OfTooFewPercent_Is10019(int seats, int? error)
    {
        var cart = await Client.NewCart(
            Body.Line(Items.Base, quantity: 400, more: Year),
            Body.Line(Items.Addon, quantity: seats, more: Year)
        );
        Assert.Equal(error, ErrorOf(cart.At("lineItems.1")));
    }

    [Fact, Case("C94")]
    public async Task LegacyAddon_AtTheTop_Is10006_InItsBaseFine()
    {
        var addon = Body.Line(Items.LegacyAddon);
        var cart = await Client.NewCart(addon, Body.Line(Items.LegacyBase, more: $"\"addonItems\":[{addon}]"));
        Assert.Equal(10006, ErrorOf(cart.At("lineItems.0")));
        Assert.Null(ErrorOf(cart.At("lineItems.1.addonItems.0")));
        Assert.Equal(cart.Text("lineItems.1.orderGroup"), cart.Text("lineItems.1.addonItems.0.orderGroup"));
    }

    [Fact, Case("C95")]
    [Covering]
    public async Task SavingsPlan_Commitment_IsKeptToTheOrder()
    {
        var cart = await Client.NewCart(Savings("0.75"));
        var id = cart.Text("id");
        Assert.Null(ErrorOf(cart.At("lineItems.0")));
        Assert.Equal(6570, cart.At("lineItems.0.pricing.listPrice").GetDecimal());
        Assert.Equal("0.75", (await Client.Get(id)).ShouldBe(200).Raw("lineItems.0.purchaseCommitment.amount"));
        cart = (await Client.Put(id, Body.Cart(Savings("\"1.25\"")))).ShouldBe(201);
        Assert.Equal(10950, cart.At("lineItems.0.pricing.listPrice").GetDecimal());
        cart = (await Client.Put(id, Body.Cart(Savings(null)))).ShouldBe(201);
        Assert.Equal(
            """{"amount":1.25,"currency":"usd","grain":"hourly"}""",
            cart.Raw("lineItems.0.purchaseCommitment")
        );
        var order = (await Client.Checkout(id)).ShouldBe(201).At("orders.0.lineItems.0");
        Assert.Equal("1.25", order.Raw("purchaseCommitment.amount"));
    }

    [Theory]
    [InlineData("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e952", 10011)]
    [InlineData("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e953", null)]
    [InlineData("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e954", 10008)]
    [InlineData("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e955", 10007)]
    [InlineData("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e951", 10007)]
    [InlineData("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e95f", null)]
    [InlineData("", 10010)]
    public async Task Reservation_NeedsAUsablePlan(string plan, int? error)
    {
        var context = $$"""{{Year}},"provisioningContext":{"scope":"shared","subscriptionId":"{{plan}}"}""";
        var cart = await Seeded.NewCart(Body.Line(Items.Reservation, "one_time", more: context));
        Assert.Equal(error, ErrorOf(cart.At("lineItems.0")));
    }

    [Fact, Case("C97")]
    [Covering]
    public async Task Reservation_OfAPlanThatIsRegisteredLater_IsFineThen()
    {
        const string Plan = "d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e952";
        var client = Seeded;
        var body = Body.Line(
            Items.Reservation,
            "one_time",
            more: $$"""{{Year}},"provisioningContext":{"scope":"shared","subscriptionId":"{{Plan}}"}"""
        );
        var cart = await client.NewCart(body);
        Assert.Equal(10011, ErrorOf(cart.At("lineItems.0")));
        var path = $"/v1/customers/{client.Customer}/subscriptions/{Plan}";

        var registered = await client.Send("POST", $"{path}/registrations", null);
        Assert.Equal((202, 0), (registered.Status, registered.Body.Length));
        Assert.EndsWith("/registrationstatus", registered.Require("Location"), StringComparison.Ordinal);
        var status = (await client.Send("GET", $"{path}/registrationstatus", null)).ShouldBe(200);
        Assert.Equal("registered", status.Text("status"));

        cart = (await client.Put(cart.Text("id"), Body.Cart(body))).ShouldBe(201);
        Assert.Null(ErrorOf(cart.At("lineItems.0")));
        (await client.Checkout(cart.Text("id"))).ShouldBe(201);
    }

    [Theory, Case("C101")]
    [InlineData("2025-05-01", null)]
    [InlineData("2025-05-02", 10017)]
    public async Task TermEnd_OfASubscriptionBoughtHere_Fits(string end, int? error)
    {
        await Client.NewOrderedCartId(Body.Line(Items.Base, more: Year));

        var line = Body.Line(Items.Base, more: $"\"termDuration\":\"P3Y\",\"customTermEndDate\":\"{end}\"");
        var cart = await Client.NewCart(line);

        Assert.Equal(error, ErrorOf(cart.At("lineItems.0")));
    }

    [Fact]
    public async Task Sandbox_WithCaps_RefusesWhatIsTooMuchInTheGroup()
    {
        await using var host = await Host.Start(("Carts:SandboxCaps", "true"));
        var client = new PartnerClient(host);
        await client.NewOrderedCartId(Body.Line(Items.AzurePlan, "one_time"));
        Assert.Equal(900116, await GroupError(client, Body.Line(Items.AzurePlan, "one_time")));
        for (var i = 0; i < 4; i++)
            await client.NewOrderedCartId(Body.Line(Items.Base, more: Year));
        Assert.Equal(800018, await GroupError(client, Body.Line(Items.Base, more: Year)));
        Assert.Equal(900322, await GroupError(client, Savings("0.75")));
    }

    [Theory]
    [InlineData("\"scope\":\"single\",\"entitlementId\":\"6a0d4f3e-91b7-4c58-a2de-0f7c3b915e25\"", 900314)]
    [InlineData("\"scope\":\"shared\",\"subscriptionId\":\"d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e951\"", 900315)]
    [InlineData("\"scope\":\"shared\",\"subscriptionId\":\"d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e955\"", 900318)]
    public async Task SavingsPlan_OfWhatCannotHaveOne_FailsInItsGroup(string context, int code)
    {
        var line = Body.Line(
            Items.SavingsPlan,
            "one_time",
            more: Year
                + ",\"purchaseCommitment\":{\"amount\":1,\"currency\":\"usd\",\"grain\":\"hourly\"},"
                + $"\"provisioningContext\":{{{context}}}"
        );
        Assert.Equal(code, await GroupError(Seeded, line));
    }

    private static async Task<int> GroupError(PartnerClient client, string line) =>
        (await client.Checkout(await client.NewCartId(line))).ShouldBe(200).Int("orderErrors.0.code");

    [Fact, Case("C98")]
    public async Task Agreement_NotAccepted_RefusesTheCheckout()
    {
        var client = new PartnerClient(Host) { Customer = Items.CustomerWithoutAgreement };
        var id = await client.NewCartId(Body.Line(Items.AzurePlan, "one_time"));
        (await client.Checkout(id)).ShouldFail(403, 13605);
        Assert.Equal("Active", (await client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Theory, Case("C100"), Case("C101")]
    [InlineData("P1M", "2024-05-29", 10017)]
    [InlineData("P1M", "2024-05-31", null)]
    [InlineData("P1Y", "2024-06-11", 10017)]
    [InlineData("P1Y", "2024-11-09", null)]
    [InlineData("P3Y", "2025-11-09", null)]
    [InlineData("P1Y", "2024-05-19", 10017)]
    public async Task TermEnd_OfAnAlignedItem_FitsAMonthOrASubscription(string term, string end, int? error)
    {
        var more = $"\"termDuration\":\"{term}\",\"customTermEndDate\":\"{end}\"";
        var cart = await Seeded.NewCart(Body.Line(Items.Base, more: more));
        Assert.Equal(error, ErrorOf(cart.At("lineItems.0")));
        Assert.Equal($"{end}T00:00:00Z", cart.Text("lineItems.0.customTermEndDate"));
    }

    [Theory, Case("C102")]
    [InlineData(Items.Reservation, "one_time", Year)]
    [InlineData(Items.Trial, "none", Month)]
    public async Task TermEnd_OfAnotherKind_Is10016(string item, string cycle, string term)
    {
        var line = Body.Line(item, cycle, more: With(term, "\"customTermEndDate\":\"/Date(1717113600000)/\""));
        Assert.Equal(10016, ErrorOf((await Client.NewCart(line)).At("lineItems.0")));
    }

    private static string Savings(string? amount)
    {
        var commitment = amount is null
            ? ""
            : $$""","purchaseCommitment":{"amount":{{amount}},"currency":"usd","grain":"hourly"}""";
        return Body.Line(
            Items.SavingsPlan,
            "one_time",
            more: $$"""
            "id":3,{{Year}},"provisioningContext":{"scope":"single","entitlementId":"e"}{{commitment}}
            """
        );
    }

    private async Task<string> NewCart(string body) => (await Client.Create(body)).ShouldBe(201).Text("id");

    private static string With(string one, string other) => other.Length == 0 ? one : $"{one},{other}";

    private static int? ErrorOf(JsonElement line) => line.Has("error") ? line.Int("error.errorCode") : null;
}

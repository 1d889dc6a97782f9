using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Orders without a cart (contract.md 20.7).</summary>
public abstract class OrderPlacementCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Year = "\"termDuration\":\"P1Y\"";

    private string OrdersPath => $"/v1/customers/{Client.Customer}/orders";

    [Fact, Case("C114")]
    [Covering]
    public async Task Order_PlacedTwiceUnderOneRequest_IsOne()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = Order("monthly", Line(Items.Base, quantity: 6, Year));

        var first = await Place(body, request);
        var second = await Place(body, request);

        var order = first.ShouldBe(201);
        Assert.Equal("pending", order.Text("status"));
        Assert.Equal("Order", order.Text("attributes.objectType"));
        Assert.Equal("1710", order.Raw("totalPrice").TrimEnd('0').TrimEnd('.'));
        Assert.Equal(order.GetRawText(), second.ShouldBe(201).GetRawText());
        Assert.Equal(1, (await Client.Send("GET", OrdersPath, null)).ShouldBe(200).Int("totalCount"));
        var read = (await Client.GetOrder(order.Text("id"))).ShouldBe(200);
        Assert.Equal("completed", read.Text("status"));
        Assert.Equal(order.Text("lineItems.0.subscriptionId"), read.Text("lineItems.0.subscriptionId"));
    }

    [Fact]
    [Covering]
    [Races]
    public async Task Order_PlacedAtOnceUnderOneRequest_IsOne()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = Order("monthly", Line(Items.Monthly));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Place(body, request)));

        Assert.Single(answers.Select(answer => answer.ShouldBe(201).Text("id")).Distinct());
        Assert.Equal(1, (await Client.Send("GET", OrdersPath, null)).ShouldBe(200).Int("totalCount"));
    }

    [Fact]
    public async Task Order_OfTheSameLinesUnderAnotherRequest_IsAnother()
    {
        var body = Order("monthly", Line(Items.Monthly));

        Assert.NotEqual((await Place(body)).ShouldBe(201).Text("id"), (await Place(body)).ShouldBe(201).Text("id"));
    }

    [Fact]
    public async Task Order_OfTheSameRequestAfterADay_IsAnother()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = Order("monthly", Line(Items.Monthly));
        var first = (await Place(body, request)).ShouldBe(201).Text("id");

        Host.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        Assert.NotEqual(first, (await Place(body, request)).ShouldBe(201).Text("id"));
    }

    [Fact]
    public async Task Order_AndACartOfTheSameRequest_AreApart()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var body = Order("monthly", Line(Items.Monthly, 1, $"\"catalogItemId\":\"{Items.Monthly}\""));

        var cart = (await Client.Create(body, request)).ShouldBe(201);
        (await Place(body, request)).ShouldBe(201);

        Assert.Equal("Active", (await Client.Get(cart.Text("id"))).ShouldBe(200).Text("status"));
    }

    [Fact]
    public async Task Order_AsTheNetSdkSendsIt_IsPlaced()
    {
        var order = (
            await Place(
                $$$"""
                {"Id":null,"AlternateId":null,"ReferenceCustomerId":"{{{Client.Customer}}}","BillingCycle":"one_time",
                 "CurrencyCode":null,"LineItems":[{"LineItemNumber":5,"ProvisioningContext":null,
                 "OfferId":"{{{Items.Perpetual}}}",
                 "SubscriptionId":null,"ParentSubscriptionId":null,"TermDuration":null,"TransactionType":null,
                 "FriendlyName":"For the lab","Quantity":2,"CustomTermEndDate":null,"PartnerIdOnRecord":"1",
                 "AdditionalPartnerIdsOnRecord":["2"],"Pricing":null,"Links":null}],"CreationDate":null,"Status":null,
                 "TotalPrice":null,"PartnerOnRecordAttestationAccepted":true,"Links":null,
                 "Attributes":{"ObjectType":"Order"}}
                """,
                ("x-ms-customeruser-upn", "user@example.com")
            )
        ).ShouldBe(201);

        Assert.Equal("one_time", order.Text("billingCycle"));
        Assert.Equal(0, order.Int("lineItems.0.lineItemNumber"));
        Assert.Equal(Items.Perpetual, order.Text("lineItems.0.offerId"));
        Assert.Equal("For the lab", order.Text("lineItems.0.friendlyName"));
        Assert.Equal("1", order.Text("lineItems.0.partnerIdOnRecord"));
        Assert.Equal("""["2"]""", order.Raw("lineItems.0.additionalPartnerIdsOnRecord"));
        Assert.Equal("user@example.com", await Host.CustomerUserUpn(Client.Partner, Client.Customer, order.Text("id")));
    }

    [Fact]
    public async Task Order_WithoutCycleAndTerm_TakesTheItemsOnlyOnes()
    {
        var order = (await Place($$"""{"lineItems":[{{Line(Items.OtherMonthly)}}]}""")).ShouldBe(201);

        Assert.Equal("monthly", order.Text("billingCycle"));
        Assert.Equal("P1M", order.Text("lineItems.0.termDuration"));
        var once = (await Place($$"""{"billingCycle":"unknown","lineItems":[{{Line(Items.Perpetual)}}]}"""));
        Assert.Equal("one_time", once.ShouldBe(201).Text("billingCycle"));
    }

    [Fact]
    public async Task Order_OfALegacyAddon_NamesItsParent()
    {
        var parent = (await Place(Order("monthly", Line(Items.LegacyBase)))).ShouldBe(201);
        var subscription = parent.Text("lineItems.0.subscriptionId");

        var addon = Line(Items.LegacyAddon, 1, $"\"parentSubscriptionId\":\"{subscription}\"");
        var order = (await Place(Order("monthly", addon))).ShouldBe(201);

        Assert.Equal("completed", order.Text("status"));
        Assert.Equal(subscription, order.Text("lineItems.0.parentSubscriptionId"));
        var other = Line(Items.OtherLegacyAddon, 1, $"\"parentSubscriptionId\":\"{subscription}\"");
        (await Place(Order("monthly", other))).ShouldFail(400, 800029);
    }

    [Theory, Case("C114")]
    [InlineData(Items.Unknown, "monthly", "", 400, 900142)]
    [InlineData(Items.Base, "monthly", "\"currencyCode\":\"JPY\"", 400, 900169)]
    [InlineData(Items.Withdrawn, "monthly", "", 403, 2091)]
    [InlineData(Items.OtherLegacyAddon, "monthly", "", 403, 2085)]
    [InlineData(Items.Attested, "monthly", "", 400, 900203)]
    [InlineData(Items.Base, "annual", "\"termDuration\":\"P1M\"", 400, 900270)]
    [InlineData(Items.Base, "triennial", "\"termDuration\":\"P3Y\"", 400, 900269)]
    [InlineData(Items.Base, "monthly", "\"termDuration\":\"P2Y\"", 400, 800121)]
    [InlineData(Items.Base, "monthly", "\"termDuration\":\"P1Y\",\"promotionId\":\"NONE\"", 400, 27007)]
    [InlineData(Items.Base, "monthly", "\"termDuration\":\"P1Y\",\"customTermEndDate\":\"2024-06-11\"", 400, 900242)]
    [InlineData(Items.Addon, "monthly", Year, 403, 800020)]
    [InlineData(Items.SavingsPlan, "one_time", Year, 400, 800002)]
    public async Task Order_WhereACartsLineWouldBeInError_IsRefused(
        string item,
        string cycle,
        string more,
        int status,
        int code
    ) => await ShouldFail(Order(cycle, Line(item, 1, more)), status, code);

    [Theory]
    [InlineData(Items.Scarce, 4, 400, 800010)]
    [InlineData(Items.Capped, 11, 400, 900275)]
    [InlineData(Items.BulkAddon, 1, 403, 800020)]
    public async Task Order_OfTooManyOrTooFew_IsRefused(string item, int quantity, int status, int code) =>
        await ShouldFail(Order("monthly", Line(item, quantity)), status, code);

    [Fact]
    public async Task Order_OfLinesThatNeedAnOrderEach_IsRefused()
    {
        await ShouldFail(Order("monthly", Line(Items.Monthly), Line(Items.Legacy)), 400, 4018);
        await ShouldFail(Order("monthly", Line(Items.Monthly), Line(Items.Euro)), 400, 4018);
    }

    [Theory]
    [InlineData("", 800002)]
    [InlineData("{}", 800002)]
    [InlineData("""{"lineItems":[]}""", 800002)]
    [InlineData("""{"lineItems":[{"offerId":"PRODA:0001:AVAILA"}]}""", 800002)]
    [InlineData("""{"lineItems":[{"quantity":1}]}""", 800002)]
    [InlineData("""{"billingCycle":"weekly","lineItems":[]}""", 900126)]
    public async Task Order_OfABodyThatIsNone_IsRefused(string body, int code) => await ShouldFail(body, 400, code);

    [Fact]
    public async Task Order_WithoutTheAgreementOrTheAttestation_IsRefused()
    {
        var client = new PartnerClient(Host) { Customer = Items.CustomerWithoutAgreement };
        (
            await client.Send(
                "POST",
                $"/v1/customers/{client.Customer}/orders",
                Order("one_time", Line(Items.AzurePlan))
            )
        ).ShouldFail(403, 13605);
        await ShouldFail(
            $$"""{"partnerOnRecordAttestationAccepted":false,"lineItems":[{{Line(Items.Monthly)}}]}""",
            400,
            900206
        );
    }

    /// <summary>
    /// The order processor refuses the group; the same request is tried again, and not answered from before.
    /// </summary>
    [Fact]
    [Covering]
    public async Task Order_RefusedByTheProcessor_CanBeTriedAgain()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        await using var host = await Host.Start(("Orders:Fail:0", "800069"));
        var client = new PartnerClient(host);
        var path = $"/v1/customers/{client.Customer}/orders";
        var body = Order("monthly", Line(Items.Monthly));

        (await client.Send("POST", path, body, request)).ShouldFail(403, 800069);
        host.Configure("Orders:Fail:0", null);

        (await client.Send("POST", path, body, request)).ShouldBe(201);
        Assert.Equal(1, (await client.Send("GET", path, null)).ShouldBe(200).Int("totalCount"));
    }

    [Fact]
    [Covering]
    [Races]
    public async Task Cap_UsedUpByOrdersAtOnce_LetsOnePass()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Place(Order("monthly", Line(Items.Capped, quantity: 6))))
        );

        Assert.Single(answers, answer => answer.Status == 201);
        foreach (var refused in answers.Where(answer => answer.Status != 201))
            Assert.Contains(JsonDocument.Parse(refused.Body).RootElement.Int("code"), (int[])[800067, 900275]);
        Assert.Equal(1, (await Client.Send("GET", OrdersPath, null)).ShouldBe(200).Int("totalCount"));
    }

    private async Task ShouldFail(string body, int status, int code)
    {
        (await Place(body)).ShouldFail(status, code);
        Assert.Equal(0, (await Client.Send("GET", OrdersPath, null)).ShouldBe(200).Int("totalCount"));
    }

    private Task<Answer> Place(string body, params (string Name, string? Value)[] headers) =>
        Client.Send("POST", OrdersPath, body, headers);

    private static string Order(string cycle, params string[] lines) =>
        $$"""{"billingCycle":"{{cycle}}","lineItems":[{{string.Join(',', lines)}}]}""";

    private static string Line(string item, int quantity = 1, string more = "") =>
        $$"""{"offerId":"{{item}}","quantity":{{quantity}}{{(more is "" ? "" : ",")}}{{more}}}""";
}

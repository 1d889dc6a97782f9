using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Changing orders: they can be cancelled, some of them, and nothing else (contract.md 20.6).</summary>
public abstract class OrderChangeCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Cancel = """{"status":"cancelled"}""";
    private const string Year = "\"termDuration\":\"P1Y\"";

    private static readonly string Reservation = Body.Line(
        Items.Reservation,
        "one_time",
        more: $$"""{{Year}},"provisioningContext":{"scope":"shared","subscriptionId":"{{Guid.NewGuid()}}"}"""
    );

    [Fact, Case("C112")]
    [Covering]
    public async Task Cancel_AReservation_IsDoneOnceAndShownEverywhere()
    {
        var order = await Order(Reservation);

        var cancelled = (await Patch(order, Cancel)).ShouldBe(200);

        Assert.Equal("cancelled", cancelled.Text("status"));
        Assert.Equal(1, cancelled.Int("lineItems.0.quantity"));
        Assert.Equal(cancelled.GetRawText(), (await Client.GetOrder(order)).ShouldBe(200).GetRawText());
        Assert.Equal(cancelled.GetRawText(), (await Patch(order, Cancel)).ShouldBe(200).GetRawText());
        Assert.Equal("unfulfilled", (await Provisioning(order)).Text("items.0.status"));
    }

    [Theory, Case("C112")]
    [InlineData(Items.Base, "monthly", Year, 400, 800063)]
    [InlineData(Items.Trial, "none", Year, 400, 800063)]
    [InlineData(Items.AzurePlan, "one_time", "", 400, 800063)]
    [InlineData(Items.Saas, "monthly", Year, 403, 800077)]
    [InlineData(Items.Legacy, "monthly", "", 400, 800061)]
    public async Task Cancel_AKindThatCannotBe_IsRefused(string item, string cycle, string more, int status, int code)
    {
        var order = await Order(Body.Line(item, cycle, item == Items.Trial ? 25 : 1, more));
        var before = (await Client.GetOrder(order)).ShouldBe(200).GetRawText();

        (await Patch(order, Cancel)).ShouldFail(status, code);

        Assert.Equal(before, (await Client.GetOrder(order)).ShouldBe(200).GetRawText());
    }

    [Fact, Case("C112")]
    public async Task Cancel_OutsideOfASandbox_HasItsTimes()
    {
        await using var host = await Host.Start(("Orders:SandboxCancelling", "false"));
        var client = new PartnerClient(host);
        var reservation = await Order(client, Reservation);
        var software = await Order(client, Body.Line(Items.Perpetual, "one_time"));
        var late = await Order(client, Body.Line(Items.Perpetual, "one_time"));
        var term = await Order(client, Body.Line(Items.TermSoftware, "one_time", more: Year));

        (await Patch(client, reservation, Cancel)).ShouldFail(403, 800019);
        host.Advance(TimeSpan.FromDays(8));
        (await Patch(client, term, Cancel)).ShouldFail(400, 900117);
        Assert.Equal("cancelled", (await Patch(client, software, Cancel)).ShouldBe(200).Text("status"));
        host.Advance(TimeSpan.FromDays(23));
        (await Patch(client, late, Cancel)).ShouldFail(400, 900117);
    }

    [Fact]
    [Covering]
    public async Task Cancel_SomeLines_LeavesTheOthers()
    {
        var order = await Order(Body.Line(Items.TermSoftware, "one_time", 3, Year), Body.OneTime(4));
        var subscriptions = await Subscriptions(order);

        var some = (await Patch(order, """{"Status":"Canceled","LineItems":[{"LineItemNumber":1}]}""")).ShouldBe(200);

        Assert.Equal("completed", some.Text("status"));
        Assert.Equal([3, 0], Quantities(some));
        var left = await Subscriptions(order);
        Assert.Equal(["active", "deleted"], left.Each("items", "status"));
        Assert.Equal(subscriptions.Each("items", "id"), left.Each("items", "id"));
        (await Patch(order, """{"status":"cancelled","lineItems":[{"lineItemNumber":7}]}""")).ShouldFail(400, 800071);
        Assert.Equal("cancelled", (await Patch(order, Cancel)).ShouldBe(200).Text("status"));
        Assert.Equal(["deleted", "deleted"], (await Subscriptions(order)).Each("items", "status"));
    }

    [Fact]
    public async Task Cancel_LinesOfWhichOneCannotBe_CancelsNone()
    {
        var order = await Order(Body.Line(Items.Perpetual, "one_time"), Body.Line(Items.AzurePlan, "one_time"));

        (await Patch(order, Cancel)).ShouldFail(400, 800063);

        Assert.Equal([1, 1], Quantities((await Client.GetOrder(order)).ShouldBe(200)));
    }

    [Fact]
    [Covering]
    [Races]
    public async Task Cancel_FromManySidesAtOnce_IsDoneForAll()
    {
        var order = await Order(Reservation);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Patch(order, Cancel)));

        Assert.All(answers, answer => Assert.Equal("cancelled", answer.ShouldBe(200).Text("status")));
    }

    /// <summary>
    /// Each of the lines is cancelled by another request: whoever comes later must not undo an earlier one.
    /// </summary>
    [Fact]
    [Covering]
    [Races]
    public async Task Cancel_DifferentLinesAtOnce_LosesNone()
    {
        var order = await Order([
            .. Enumerable.Range(0, 4).Select(_ => Body.Line(Items.TermSoftware, "one_time", more: Year)),
        ]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(line => Cancelling(order, line)));

        for (var line = 0; line < answers.Length; line++)
            if (answers[line].Status == 409)
            {
                answers[line].ShouldFail(409, 800014);
                (await Cancelling(order, line)).ShouldBe(200);
            }
            else
            {
                answers[line].ShouldBe(200);
            }

        var read = (await Client.GetOrder(order)).ShouldBe(200);
        Assert.Equal("cancelled", read.Text("status"));
        Assert.All((await Subscriptions(order)).Each("items", "status"), status => Assert.Equal("deleted", status));
    }

    [Fact]
    public async Task Change_OfAnotherVersion_IsRefusedAndItsRepeatIsNot()
    {
        var order = await Order(Body.Line(Items.TermSoftware, "one_time", more: Year), Body.OneTime());
        var first = TagOf(order, version: 1);
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        const string One = """{"status":"cancelled","lineItems":[{"lineItemNumber":0}]}""";

        (await Patch(order, One, ("If-Match", TagOf(order, version: 2)))).ShouldFail(400, 2055);
        var changed = (await Patch(order, One, ("If-Match", first), request)).ShouldBe(200);
        (await Patch(order, Cancel, ("If-Match", first))).ShouldFail(400, 2055);
        Assert.Equal(
            changed.GetRawText(),
            (await Patch(order, One, ("If-Match", first), request)).ShouldBe(200).GetRawText()
        );
        (await Patch(order, Cancel, ("If-Match", TagOf(order, version: 2)))).ShouldBe(200);
    }

    [Theory, Case("C82")]
    [InlineData("""{"lineItems":[{"lineItemNumber":0,"quantity":2}]}""", 800042)]
    [InlineData("""{"lineItems":[{"lineItemNumber":0,"offerId":"PRODB:0002:AVAILB"}]}""", 800042)]
    [InlineData("""{"lineItems":[{},{}]}""", 800042)]
    [InlineData("""{"lineItems":[{"lineItemNumber":0,"parentSubscriptionId":"1"}]}""", 800042)]
    [InlineData("""{"billingCycle":"annual"}""", 800097)]
    [InlineData("""{"id":"1"}""", 800002)]
    [InlineData("{}", 800002)]
    [InlineData("[]", 800002)]
    [InlineData("", 800002)]
    [InlineData("""{"lineItems":{}}""", 800002)]
    [InlineData("""{"status":"cancelled","lineItems":[0]}""", 800002)]
    [InlineData("""{"status":"cancelled","lineItems":[{"lineItemNumber":"one"}]}""", 800002)]
    [InlineData("""{"billingCycle":"weekly"}""", 900126)]
    public async Task Change_OfAnythingElse_IsRefused(string body, int code) =>
        (await Patch(await Order(Body.Monthly()), body)).ShouldFail(400, code);

    [Fact, Case("C82")]
    public async Task Change_OfALegacyOrder_IsNotAvailableHere()
    {
        var order = await Order(Body.Legacy());

        (await Patch(order, """{"billingCycle":"annual"}""")).ShouldFail(400, 900127);
        (await Patch(order, """{"lineItems":[{},{"lineItemNumber":1,"parentSubscriptionId":"1"}]}""")).ShouldFail(
            400,
            900127
        );
    }

    [Fact]
    public async Task Change_ToWhatTheOrderIs_IsTheOrder()
    {
        var order = await Order(Body.Monthly(3));
        var whole = (await Client.GetOrder(order)).ShouldBe(200).GetRawText();

        Assert.Equal(whole, (await Patch(order, whole)).ShouldBe(200).GetRawText());
    }

    [Fact]
    public async Task Change_OfAnUnknownOrForeignOrder_Is20000()
    {
        var order = await Order(Reservation);

        (await Patch("0123456789ab", Cancel)).ShouldFail(404, 20000);
        (await Patch(new PartnerClient(Host) { Customer = Client.Customer }, order, Cancel)).ShouldFail(404, 20000);
        Assert.Equal("completed", (await Client.GetOrder(order)).ShouldBe(200).Text("status"));
    }

    [Fact]
    [Covering]
    public async Task Cancel_UnderACap_GivesRoomBack()
    {
        var order = await Order(Body.Line(Items.CappedOnce, "one_time", quantity: 10));
        var full = await Client.NewCart(Body.Line(Items.CappedOnce, "one_time"));
        Assert.Equal(10015, full.Int("lineItems.0.error.errorCode"));

        (await Patch(order, Cancel)).ShouldBe(200);

        await Client.NewOrderedCartId(Body.Line(Items.CappedOnce, "one_time", quantity: 10));
    }

    private static IEnumerable<int> Quantities(JsonElement order) =>
        order.At("lineItems").EnumerateArray().Select(line => line.Int("quantity"));

    private Task<Answer> Cancelling(string order, int line) =>
        Patch(order, $$"""{"status":"cancelled","lineItems":[{"lineItemNumber":{{line}}}]}""");

    private Task<Answer> Patch(string order, string body, params (string Name, string? Value)[] headers) =>
        Patch(Client, order, body, headers);

    private static Task<Answer> Patch(
        PartnerClient client,
        string order,
        string body,
        params (string Name, string? Value)[] headers
    ) => client.Send("PATCH", $"/v1/customers/{client.Customer}/orders/{order}", body, headers);

    private Task<string> Order(params string[] lines) => Order(Client, lines);

    private static async Task<string> Order(PartnerClient client, params string[] lines) =>
        (await client.Checkout(await client.NewCartId(lines))).ShouldBe(201).Text("orders.0.id");

    private async Task<JsonElement> Provisioning(string order) =>
        (await Client.Send("GET", $"/v1/customers/{Client.Customer}/orders/{order}/provisioningstatus", null)).ShouldBe(
            200
        );

    private async Task<JsonElement> Subscriptions(string order) =>
        (await Client.Send("GET", $"/v1/customers/{Client.Customer}/subscriptions?order_id={order}", null)).ShouldBe(
            200
        );

    private static string TagOf(string order, int version) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{order}}","version":{{version}}}"""));
}

namespace PartnerCarts.Conformance;

/// <summary>The dates on which a new term may end (contract.md 19.3). The clock starts at 2 May 2024.</summary>
public abstract class TermEndDateCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string Yearly = "d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e951";

    private PartnerClient Seeded => new(Host) { Customer = Items.SeededCustomer };

    [Theory]
    [InlineData("term_duration=P1M", "2024-05-31 2024-05-19")]
    [InlineData("term_duration=p1y", "2025-04-30 2024-11-09")]
    [InlineData("TermDuration=P3Y", "2027-04-30 2024-11-09 2025-11-09 2026-11-09")]
    [InlineData("term_duration=P1Y&term_start_date=2024-11-20", "2025-10-31 2025-11-09")]
    [InlineData($"term_duration=P3Y&target_coterm_subscription_id={Yearly}", "2024-11-09 2025-11-09 2026-11-09")]
    [InlineData($"TermDuration=P1Y&TargetCotermSubscriptionId={Yearly}&TermStartDate=2024-05-02", "2024-11-09")]
    public async Task Dates_OfACustomer_AreAMonthsEndAndThoseOfSubscriptions(string query, string expected)
    {
        var found = (await Ask(Seeded, query)).ShouldBe(200);

        Assert.Equal(
            expected.Split(' ').Select(date => $"{date}T00:00:00"),
            found.Each("items", "allowedCustomTermEndDate")
        );
        Assert.Equal(found.Count("items"), found.Int("totalCount"));
        Assert.Equal("Collection", found.Text("attributes.objectType"));
        Assert.Equal(
            $"/customers/{Items.SeededCustomer}/subscriptions/customTermEndDates?{query}",
            found.Text("links.self.uri")
        );
    }

    [Fact]
    public async Task Dates_SayWhatTheyAreAlignedWith()
    {
        var found = (await Ask(Seeded, "term_duration=P1Y")).ShouldBe(200);

        Assert.Equal(
            ["calendarMonthAligned", "subscriptionAligned"],
            found.Each("items", "allowedCustomTermEndDateType")
        );
        Assert.False(found.Has("items.0.cotermSubscriptionIds"));
        Assert.Equal($"[\"{Yearly}\"]", found.Raw("items.1.cotermSubscriptionIds"));
    }

    [Theory, Case("C104")]
    [InlineData("", 400, 800002)]
    [InlineData("term_duration=%20", 400, 800002)]
    [InlineData("term_duration=P2W", 400, 800121)]
    [InlineData("term_duration=P1Y&term_start_date=2024-05-01", 400, 800002)]
    [InlineData("term_duration=P1Y&term_start_date=soon", 400, 800002)]
    [InlineData("term_duration=P1Y&target_coterm_subscription_id=x", 400, 800002)]
    [InlineData("term_duration=P1Y&target_coterm_subscription_id=5f1de3a4-0b77-4c19-9d24-c2e86f0a7d13", 404, 20003)]
    public async Task Dates_AskedBadly_AreRefused(string query, int status, int code) =>
        (await Ask(Seeded, query)).ShouldFail(status, code);

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("7")]
    public async Task Page_ThatWasNeverNamed_IsRefused(string token)
    {
        var path = $"/v1/customers/{Client.Customer}/subscriptions/customTermEndDates?term_duration=P1Y";
        (await Client.Send("GET", path, null, ("MS-ContinuationToken", token))).ShouldFail(400, 800002);
    }

    /// <summary>What is offered here is what a line may have, of subscriptions that orders made, too.</summary>
    [Fact]
    [Covering]
    public async Task Date_OfASubscriptionThatWasBought_IsTakenByACart()
    {
        var order = (
            await Client.Checkout(await Client.NewCartId(Body.Line(Items.Base, more: "\"termDuration\":\"P1Y\"")))
        ).ShouldBe(201);
        var end = $"{Host.Now.Date.AddYears(1).AddDays(-1):yyyy-MM-dd}";

        var found = (await Ask(Client, "term_duration=P1Y")).ShouldBe(200);

        Assert.Equal($"{end}T00:00:00", found.Text("items.1.allowedCustomTermEndDate"));
        Assert.Equal(order.Text("orders.0.lineItems.0.subscriptionId"), found.Text("items.1.cotermSubscriptionIds.0"));
        var more = $"\"termDuration\":\"P1Y\",\"customTermEndDate\":\"{end}\"";
        Assert.False((await Client.NewCart(Body.Line(Items.Base, more: more))).Has("lineItems.0.error"));
        Assert.Equal(
            10017,
            (await new PartnerClient(Host).NewCart(Body.Line(Items.Base, more: more))).Int(
                "lineItems.0.error.errorCode"
            )
        );
    }

    private static Task<Answer> Ask(PartnerClient client, string query) =>
        client.Send("GET", $"/v1/customers/{client.Customer}/subscriptions/customTermEndDates?{query}", null);
}

using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Subscriptions that orders made (contract.md 21), and their registration (18.3).</summary>
public abstract class SubscriptionCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C116")]
    [Covering]
    public async Task Subscription_OfAYear_EndsOnItsLastDay()
    {
        var order = await OrderOf(Body.Monthly(6, "\"termDuration\":\"P1Y\""));
        await OrderOf(Body.Monthly());
        var id = order.Text("lineItems.0.subscriptionId");

        var subscription = (await Read(id)).ShouldBe(200);

        Assert.Equal(id, subscription.Text("id"));
        Assert.Equal(Items.Monthly, subscription.Text("offerId"));
        Assert.Equal(order.Text("id"), subscription.Text("orderId"));
        Assert.Equal(6, subscription.Int("quantity"));
        Assert.Equal("active", subscription.Text("status"));
        Assert.Equal("subscription", subscription.Text("contractType"));
        Assert.Equal("license", subscription.Text("billingType"));
        Assert.Equal("Licenses", subscription.Text("unitType"));
        Assert.Equal("P1Y", subscription.Text("termDuration"));
        Assert.Equal("", subscription.Text("renewalTermDuration"));
        Assert.Equal("OnlineServicesNCE", subscription.Text("productType.id"));
        var end = Host.Now.Date.AddYears(1).AddDays(-1);
        Assert.Equal($"{end:yyyy-MM-dd}T00:00:00Z", subscription.Text("commitmentEndDate"));
        Assert.Equal($"{end:yyyy-MM-dd}T23:59:59Z", subscription.Text("commitmentEndDateTime"));
        Assert.Equal($"/customers/{Client.Customer}/subscriptions/{id}", subscription.Text("links.self.uri"));
        Assert.Equal([id], (await List($"?order_id={order.Text("id")}")).ShouldBe(200).Each("items", "id"));
    }

    [Fact, Case("C118")]
    [Races]
    public async Task Subscriptions_BeforeTheyAreProvisioned_AreNotThere()
    {
        await using var slow = new Disposing(await Host.Start(("Orders:ProvisioningDelay", "00:01:00")));
        var client = new PartnerClient(slow.Host);
        await client.NewOrderedCartId(Body.Monthly());

        Assert.Equal(0, (await List(client)).ShouldBe(200).Int("totalCount"));

        slow.Host.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await List(client)).ShouldBe(200).Int("totalCount"));
    }

    [Fact]
    [Covering]
    public async Task Subscriptions_OfSeveralOrders_AreTheOldestFirstWithoutWhatMakesNone()
    {
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            ids.Add((await OrderOf(Body.Monthly())).Text("lineItems.0.subscriptionId"));
            Host.Advance(TimeSpan.FromSeconds(1));
        }

        await OrderOf(Body.Line(Items.Perpetual, "one_time"));

        var list = (await List("")).ShouldBe(200);
        Assert.Equal(2, list.Int("totalCount"));
        Assert.Equal(ids, list.Each("items", "id"));
        Assert.Equal("Collection", list.Text("attributes.objectType"));
        Assert.Equal((await Read(ids[0])).Text, list.Raw("items.0"));
    }

    [Fact]
    public async Task Subscriptions_OfAPartnerOrAnUnknownOrder_AreFiltered()
    {
        await OrderOf(Body.Monthly(1, """ "participants":[{"key":"transaction_reseller","value":"1000001"}] """));
        await OrderOf(Body.Monthly());

        Assert.Equal(["1000001"], (await List("?mpn_id=1000001")).ShouldBe(200).Each("items", "partnerId"));
        Assert.Equal(0, (await List("?order_id=0123456789ab")).ShouldBe(200).Int("totalCount"));
    }

    [Fact]
    public async Task Subscription_OfALegacyItem_LinksToItsOffer()
    {
        var order = await OrderOf(Body.Legacy());

        var subscription = (await Read(order.Text("lineItems.0.subscriptionId"))).ShouldBe(200);

        Assert.Equal($"/offers/{Items.Legacy}?country=US", subscription.Text("links.offer.uri"));
        Assert.False(subscription.Has("productType"));
        Assert.Equal("Usage-based", subscription.Text("unitType"));
        Assert.Equal("9999-12-10T00:00:00Z", subscription.Text("commitmentEndDate"));
    }

    [Fact]
    public async Task Subscription_OfATrial_IsOne()
    {
        var order = await OrderOf(Body.NoCycle(25, "\"termDuration\":\"P1M\",\"renewsTo\":{\"termDuration\":\"P1Y\"}"));

        var subscription = (await Read(order.Text("lineItems.0.subscriptionId"))).ShouldBe(200);

        Assert.True(subscription.Bool("isTrial"));
        Assert.Equal("P1Y", subscription.Text("renewalTermDuration"));
    }

    [Fact]
    [Covering]
    public async Task Subscription_OfAnotherPartnerOrCustomer_IsUnknown()
    {
        var id = (await OrderOf(Body.Monthly())).Text("lineItems.0.subscriptionId");

        foreach (
            var other in new[]
            {
                new PartnerClient(Host) { Customer = Client.Customer },
                new PartnerClient(Host) { Partner = Client.Partner },
            }
        )
        {
            (await other.Send("GET", $"/v1/customers/{other.Customer}/subscriptions/{id}", null)).ShouldFail(
                404,
                20003
            );
            Assert.Equal(0, (await List(other)).ShouldBe(200).Int("totalCount"));
        }
    }

    [Fact, Case("C82")]
    public async Task Subscription_Changed_IsNotAvailableHereAndNever405()
    {
        var id = (await OrderOf(Body.Monthly())).Text("lineItems.0.subscriptionId");

        (
            await Client.Send("PATCH", $"/v1/customers/{Client.Customer}/subscriptions/{id}", "{\"quantity\":9}")
        ).ShouldFail(400, 900127);
    }

    [Fact]
    [Covering]
    public async Task Registration_OfASubscription_IsAnsweredEmptyAndKept()
    {
        var id = (await OrderOf(Body.Monthly())).Text("lineItems.0.subscriptionId");
        var path = $"/v1/customers/{Client.Customer}/subscriptions/{id}";
        Assert.Equal(
            "notregistered",
            (await Client.Send("GET", $"{path}/registrationstatus", null)).ShouldBe(200).Text("status")
        );

        var registered = await Client.Send("POST", $"{path}/registrations", null);

        Assert.Equal((202, 0), (registered.Status, registered.Body.Length));
        Assert.Equal(
            $"/customers/{Client.Customer}/subscriptions/{id}/registrationstatus",
            registered.Require("Location")
        );
        var status = (await Client.Send("GET", $"{path}/registrationstatus", null)).ShouldBe(200);
        Assert.Equal("registered", status.Text("status"));
        Assert.Equal(id, status.Text("subscriptionId"));
        Assert.Equal("SubscriptionRegistrationStatus", status.Text("attributes.objectType"));
    }

    [Fact]
    public async Task ActivationLinks_OfALicencesSubscription_AreNone()
    {
        var id = (await OrderOf(Body.Monthly())).Text("lineItems.0.subscriptionId");

        Assert.Equal(
            0,
            (await Client.Send("GET", $"/v1/customers/{Client.Customer}/subscriptions/{id}/activationlinks", null))
                .ShouldBe(200)
                .Int("totalCount")
        );
    }

    private Task<Answer> Read(string id) =>
        Client.Send("GET", $"/v1/customers/{Client.Customer}/subscriptions/{id}", null);

    private Task<Answer> List(string query) => List(Client, query);

    private static Task<Answer> List(PartnerClient client, string query = "") =>
        client.Send("GET", $"/v1/customers/{client.Customer}/subscriptions{query}", null);

    private async Task<JsonElement> OrderOf(string line) =>
        (await Client.Checkout(await Client.NewCartId(line))).ShouldBe(201).At("orders.0");

    private sealed class Disposing(ConformanceHost host) : IAsyncDisposable
    {
        public ConformanceHost Host => host;

        public async ValueTask DisposeAsync() => await host.DisposeAsync();
    }
}

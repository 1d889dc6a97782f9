using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>Orders after their checkout: read, listed, provisioned (contract.md 20).</summary>
public abstract class OrderLifeCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C105")]
    [Covering]
    public async Task Order_ProvisionedAtOnce_IsPendingInTheCheckoutAndCompletedWhenRead()
    {
        var cart = await Client.NewCartId(Body.Monthly());
        var checkout = await Client.Checkout(cart);
        var placed = checkout.ShouldBe(201).At("orders.0");

        Assert.Equal("pending", placed.Text("status"));
        var subscription = placed.Text("lineItems.0.subscriptionId");
        var read = (await Client.GetOrder(placed.Text("id"))).ShouldBe(200);
        Assert.Equal("completed", read.Text("status"));
        Assert.Equal(subscription, read.Text("lineItems.0.subscriptionId"));
        Assert.Equal(checkout.Text, (await Client.Checkout(cart)).Text);
    }

    [Fact, Case("C106")]
    [Races]
    public async Task Order_ProvisionedLater_IsPendingWithoutIdsUntilThen()
    {
        await using var slow = await Slow();
        var client = slow.Client;
        var cart = await client.NewCartId(Body.Monthly());
        var checkout = await client.Checkout(cart);
        var placed = checkout.ShouldBe(201).At("orders.0");
        var order = placed.Text("id");

        Assert.Equal("pending", placed.Text("status"));
        Assert.False(placed.Has("lineItems.0.subscriptionId"));
        Assert.Equal(placed.GetRawText(), (await client.GetOrder(order)).ShouldBe(200).GetRawText());
        Assert.Equal("prefulfillmentPending", (await Provisioning(client, order)).Text("items.0.status"));

        slow.Host.Advance(TimeSpan.FromSeconds(5));
        var read = (await client.GetOrder(order)).ShouldBe(200);
        Assert.Equal("completed", read.Text("status"));
        Assert.True(Guid.TryParse(read.Text("lineItems.0.subscriptionId"), out _));
        Assert.Equal("fulfilled", (await Provisioning(client, order)).Text("items.0.status"));
        Assert.Equal(checkout.Text, (await client.Checkout(cart)).Text);
    }

    [Fact, Case("C107")]
    [Covering]
    public async Task Orders_OfThreeCheckouts_AreListedTheNewestFirst()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var cart = await Client.NewCartId(Body.Monthly());
            ids.Insert(0, (await Client.Checkout(cart)).ShouldBe(201).Text("orders.0.id"));
            Host.Advance(TimeSpan.FromSeconds(1));
        }

        var list = (await Orders()).ShouldBe(200);

        Assert.Equal(3, list.Int("totalCount"));
        Assert.Equal(ids, list.Each("items", "id"));
        Assert.Equal("Collection", list.Text("attributes.objectType"));
        Assert.Equal($"/customers/{Client.Customer}/orders", list.Text("links.self.uri"));
        Assert.Equal((await Client.GetOrder(ids[0])).ShouldBe(200).GetRawText(), list.At("items.0").GetRawText());
    }

    [Fact, Case("C107")]
    public async Task Orders_OfACustomerWithout_AreAnEmptyCollection()
    {
        var list = (await Orders()).ShouldBe(200);

        Assert.Equal(0, list.Int("totalCount"));
        Assert.Equal(0, list.Count("items"));
    }

    [Theory]
    [InlineData("onetime", 1)]
    [InlineData("one_time", 1)]
    [InlineData("OneTime", 1)]
    [InlineData("MONTHLY", 1)]
    [InlineData("4", 1)]
    [InlineData("annual", 0)]
    [InlineData("unknown", 0)]
    [InlineData("", 2)]
    public async Task Orders_OfABillingType_AreThoseBilledSo(string type, int count)
    {
        await Client.NewOrderedCartId(Body.Monthly(), Body.OneTime());

        var list = (await Orders($"?billingType={type}")).ShouldBe(200);

        Assert.Equal(count, list.Int("totalCount"));
        Assert.EndsWith($"/orders?billingType={type}", list.Text("links.self.uri"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_OfABillingTypeThatIsNone_AreRefused() =>
        (await Orders("?billingType=weekly")).ShouldFailNaming(400, 900126, "weekly");

    [Fact]
    [Covering]
    public async Task Orders_OfAnotherPartnerOrCustomer_AreNotListed()
    {
        await Client.NewOrderedCartId(Body.Monthly());

        foreach (
            var other in new[]
            {
                new PartnerClient(Host) { Customer = Client.Customer },
                new PartnerClient(Host) { Partner = Client.Partner },
            }
        )
            Assert.Equal(
                0,
                (await other.Send("GET", $"/v1/customers/{other.Customer}/orders", null))
                    .ShouldBe(200)
                    .Int("totalCount")
            );
    }

    [Fact, Case("C109")]
    public async Task OrderLinks_OfAModernAndALegacyOrder_AreThoseOfTheirKind()
    {
        var orders = (await Client.Checkout(await Client.NewCartId(Body.Monthly(), Body.Legacy())))
            .ShouldBe(201)
            .At("orders");
        var (modern, legacy) = (orders.At("0"), orders.At("1"));

        Assert.EndsWith("/provisioningstatus", modern.Text("links.provisioningStatus.uri"), StringComparison.Ordinal);
        Assert.Equal("PATCH", modern.Text("links.patchOperation.method"));
        Assert.Equal(modern.Text("links.self.uri"), modern.Text("links.patchOperation.uri"));
        Assert.Equal("{}", modern.Raw("client"));
        Assert.Equal("US$", modern.Text("currencySymbol"));
        Assert.False(modern.Has("attributes.etag"));
        foreach (var link in (string[])["product", "sku", "availability"])
            Assert.Matches(@"^/products/[^?]+\?country=[A-Z]{2}$", modern.Text($"lineItems.0.links.{link}.uri"));

        Assert.Equal("completed", legacy.Text("status"));
        Assert.False(legacy.Has("links.provisioningStatus"));
        Assert.False(legacy.Has("client"));
        Assert.False(legacy.Has("currencySymbol"));
        Assert.NotEmpty(legacy.Text("attributes.etag"));
        var subscription = $"/customers/{Client.Customer}/subscriptions/{legacy.Text("lineItems.0.subscriptionId")}";
        Assert.Equal(subscription, legacy.Text("lineItems.0.links.subscription.uri"));
        Assert.Equal($"{subscription}/provisioningstatus", legacy.Text("lineItems.0.links.provisioningStatus.uri"));
    }

    [Fact, Case("C110")]
    public async Task ProvisioningStatus_ByTheirKindOfToken_IsForUsers()
    {
        var orders = (await Client.Checkout(await Client.NewCartId(Body.Monthly(7), Body.Legacy())))
            .ShouldBe(201)
            .At("orders");
        var path = $"/v1/customers/{Client.Customer}/orders/{orders.Text("0.id")}/provisioningstatus";

        (await Client.Send("GET", path, null, ("Authorization", $"Bearer {Host.Token(Client.Partner)}"))).ShouldFail(
            403,
            900329
        );
        var status = (await Client.Send("GET", path, null)).ShouldBe(200);
        Assert.Equal(1, status.Int("totalCount"));
        Assert.Equal(
            """{"orderLineItemId":0,"lineItemNumber":0,"status":"fulfilled","quantityProvisioningInformation":[{"quantity":7,"status":"fulfilled"}]}""",
            status.Raw("items.0")
        );
        Assert.False(status.Has("links"));
        (
            await Client.Send(
                "GET",
                $"/v1/customers/{Client.Customer}/orders/{orders.Text("1.id")}/provisioningstatus",
                null
            )
        ).ShouldFail(404, 800007);
    }

    [Fact, Case("C111")]
    public async Task ActivationLinks_OfSoftwareAsAService_AreOneEach()
    {
        var order = await OrderOf(Body.Line(Items.Saas, more: "\"termDuration\":\"P1Y\""));

        foreach (var path in (string[])["activationlinks", "lineitems/0/activationlinks"])
        {
            var links = (await Client.Send("GET", $"{OrderPath(order)}/{path}", null)).ShouldBe(200);
            Assert.Equal(1, links.Int("totalCount"));
            Assert.Equal(0, links.Int("items.0.lineItemNumber"));
            Assert.True(Uri.TryCreate(links.Text("items.0.link.uri"), UriKind.Absolute, out _));
        }
    }

    [Fact, Case("C111")]
    public async Task ActivationLinks_OfALicence_AreNone()
    {
        var order = await OrderOf(Body.Monthly());

        Assert.Equal(
            0,
            (await Client.Send("GET", $"{OrderPath(order)}/activationlinks", null)).ShouldBe(200).Int("totalCount")
        );
        Assert.Equal(
            0,
            (await Client.Send("GET", $"{OrderPath(order)}/lineitems/0/activationlinks", null))
                .ShouldBe(200)
                .Count("items")
        );
        foreach (var line in (string[])["9", "1", "-1", "first"])
            (await Client.Send("GET", $"{OrderPath(order)}/lineitems/{line}/activationlinks", null)).ShouldFail(
                400,
                800071
            );
    }

    [Theory, Case("C68")]
    [InlineData("orders/0123456789ab", 20000)]
    [InlineData("orders/no-id-of-ours", 20000)]
    [InlineData("orders/0123456789ab/provisioningstatus", 20000)]
    [InlineData("orders/0123456789ab/activationlinks", 20000)]
    [InlineData("orders/0123456789ab/lineitems/0/activationlinks", 20000)]
    [InlineData("subscriptions/7b1c94de-0f35-4a6b-8c27-e3d9145a60f8", 20003)]
    [InlineData("subscriptions/no-guid", 20003)]
    [InlineData("orders/0123456789ab/attachments", 1000)]
    [InlineData("nothing", 1000)]
    public async Task Resource_Unknown_HasItsCode(string resource, int code) =>
        (await Client.Send("GET", $"/v1/customers/{Client.Customer}/{resource}", null)).ShouldFail(404, code);

    [Fact, Case("C68")]
    public async Task Order_OfAnotherPartner_IsUnknown() =>
        (
            await new PartnerClient(Host) { Customer = Client.Customer }.GetOrder(await OrderOf(Body.Monthly()))
        ).ShouldFail(404, 20000);

    [Fact]
    public async Task OrderId_InUpperCase_IsTheSame()
    {
        var order = await OrderOf(Body.Monthly());

        Assert.Equal(order, (await Client.GetOrder(order.ToUpperInvariant())).ShouldBe(200).Text("id"));
    }

    [Fact]
    [Covering]
    public async Task Cap_UsedUpByTwoCartsAtOnce_LetsOnePass()
    {
        var carts = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Client.NewCartId(Body.Line(Items.Capped, quantity: 6)))
        );

        var answers = await Task.WhenAll(carts.Select(cart => Client.Checkout(cart)));

        var passed = Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(6, passed.ShouldBe(201).Int("orders.0.lineItems.0.quantity"));
        foreach (var refused in answers.Where(answer => answer.Status != 201))
        {
            var result = refused.ShouldBe(200);
            Assert.Equal(0, result.Count("orders"));
            Assert.Equal(800067, result.Int("orderErrors.0.code"));
        }

        Assert.Equal(1, (await Orders()).ShouldBe(200).Int("totalCount"));
    }

    private Task<Answer> Orders(string query = "") =>
        Client.Send("GET", $"/v1/customers/{Client.Customer}/orders{query}", null);

    private string OrderPath(string order) => $"/v1/customers/{Client.Customer}/orders/{order}";

    private async Task<string> OrderOf(string line) =>
        (await Client.Checkout(await Client.NewCartId(line))).ShouldBe(201).Text("orders.0.id");

    private static async Task<JsonElement> Provisioning(PartnerClient client, string order) =>
        (await client.Send("GET", $"/v1/customers/{client.Customer}/orders/{order}/provisioningstatus", null)).ShouldBe(
            200
        );

    private async Task<SlowProvisioning> Slow() => new(await Host.Start(("Orders:ProvisioningDelay", "00:00:05")));

    /// <summary>A service that takes five seconds to provision, and a partner of it.</summary>
    private sealed class SlowProvisioning(ConformanceHost host) : IAsyncDisposable
    {
        public ConformanceHost Host => host;

        public PartnerClient Client { get; } = new(host);

        public async ValueTask DisposeAsync() => await host.DisposeAsync();
    }
}

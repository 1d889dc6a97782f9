using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// A whole purchase, from the catalog to a cancelled order, by the paths and headers of the .NET SDK; each step uses
/// what the one before has answered (contract.md 20 to 22).
/// </summary>
public abstract class PurchaseWalkCases(ConformanceHost host) : ConformanceCases(host)
{
    private static readonly TimeSpan Provisioning = TimeSpan.FromSeconds(5);

    private string _customer = "";
    private PartnerClient _client = null!;

    [Fact]
    [Covering]
    [Races]
    public async Task Purchase_FromTheCatalogToACancelledOrder_Works()
    {
        await using var slow = await Host.Start(("Orders:ProvisioningDelay", $"{Provisioning}"));
        _client = new PartnerClient(slow);
        _customer = $"/v1/customers/{_client.Customer}";

        var suite = await ChooseFromTheCatalog(Items.Base);
        var service = await ChooseFromTheCatalog(Items.Saas);
        var server = await ChooseFromTheCatalog(Items.Perpetual);

        const string Year = "\"termDuration\":\"P1Y\"";
        var question = $"{{\"items\":[{{\"id\":0,{Body.Line(suite, quantity: 6, more: Year)[1..]}]}}";
        var eligible = await Call("POST", $"{_customer}/promotionEligibilities", 200, question);
        Assert.Equal(suite, eligible.Text("items.0.catalogItemId"));
        Assert.True(eligible.Has("items.0.eligibilities"));

        var cart = await Call(
            "POST",
            $"{_customer}/carts",
            201,
            Body.Cart(Body.Line(suite, quantity: 5, more: Year), Body.Line(server, "one_time"))
        );
        var path = $"{_customer}/carts/{cart.Text("id")}";
        cart = await Call(
            "PUT",
            path,
            201,
            Body.Cart(
                Body.Line(suite, quantity: 6, more: Year),
                Body.Line(server, "one_time"),
                Body.Line(service, more: Year)
            )
        );
        Assert.All(cart.At("lineItems").EnumerateArray(), line => Assert.False(line.Has("error")));

        var placed = await Call("POST", $"{path}/checkout", 201, "\"success\"");
        Assert.Equal(["pending", "pending"], placed.Each("orders", "status"));
        Assert.Equal(placed.GetRawText(), (await Call("POST", $"{path}/checkout", 200, "\"success\"")).GetRawText());
        var monthly = placed.At("orders.0").Text("links.self.uri");
        var once = placed.At("orders.1").Text("links.self.uri");

        Assert.Equal("pending", (await Call("GET", $"/v1{monthly}", 200)).Text("status"));
        Assert.Equal(0, (await Call("GET", $"{_customer}/subscriptions", 200)).Int("totalCount"));
        slow.Advance(Provisioning);
        var order = await Call("GET", $"/v1{monthly}", 200);
        Assert.Equal("completed", order.Text("status"));

        var subscription = await Call(
            "GET",
            $"{_customer}/subscriptions/{order.Text("lineItems.0.subscriptionId")}",
            200
        );
        Assert.Equal("active", subscription.Text("status"));
        Assert.Equal(6, subscription.Int("quantity"));
        Assert.Equal(order.Text("id"), subscription.Text("orderId"));
        Assert.Equal(order.Text("lineItems.1.subscriptionId"), await SubscriptionOf(order, line: 1));
        var links = await Call("GET", $"/v1{order.Text("lineItems.1.links.activationLinks.uri")}", 200);
        Assert.Equal(1, links.Int("totalCount"));

        var addon = await Call(
            "POST",
            $"{_customer}/carts",
            201,
            Body.Cart(Body.Line(await ChooseFromTheCatalog(Items.Addon), quantity: 2, more: Year))
        );
        Assert.False(addon.Has("lineItems.0.error"));
        await Call("POST", $"{_customer}/carts/{addon.Text("id")}/checkout", 201, "\"success\"");

        var cancelled = await Call("PATCH", $"/v1{once}", 200, """{"Status":"cancelled"}""");
        Assert.Equal("cancelled", cancelled.Text("status"));
        Assert.Equal("cancelled", (await Call("GET", $"/v1{once}", 200)).Text("status"));
        var all = await Call("GET", $"{_customer}/orders", 200);
        Assert.Equal(["cancelled", "completed", "pending"], all.Each("items", "status").Order());
    }

    /// <summary>Product, SKU and availability of an item, each read by its own path; what a cart has to name.</summary>
    private async Task<string> ChooseFromTheCatalog(string item)
    {
        var parts = item.Split(':');
        var product = await Call("GET", $"/v1/products/{parts[0]}?country=US", 200);
        Assert.Equal(parts[0], product.Text("id"));
        var sku = await Call("GET", $"/v1/products/{parts[0]}/skus/{parts[1]}?country=US", 200);
        Assert.Equal(parts[1], sku.Text("id"));
        var availabilities = await Call(
            "GET",
            $"/v1/products/{parts[0]}/skus/{parts[1]}/availabilities?country=US",
            200
        );
        return availabilities.Text("items.0.catalogItemId");
    }

    private async Task<string> SubscriptionOf(JsonElement order, int line)
    {
        var found = await Call("GET", $"{_customer}/subscriptions?order_id={order.Text("id")}", 200);
        return found.Text($"items.{line}.id");
    }

    private async Task<JsonElement> Call(string method, string path, int status, string? body = null) =>
        (
            await _client.Send(
                method,
                path,
                body,
                [
                    .. new NetSdk().Headers,
                    ("Accept", "application/json"),
                    ("X-Locale", "en-US"),
                    ("MS-RequestId", Guid.NewGuid().ToString()),
                    ("MS-CorrelationId", Guid.NewGuid().ToString()),
                ]
            )
        ).ShouldBe(status);
}

using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// The orders of a checkout result as they are written (contract.md 5.4, 5.5), and the route that reads them again.
/// </summary>
public abstract class OrderMemberCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact]
    public async Task Order_Always_HasTheServersMembers()
    {
        var order = await Order(Body.Monthly());

        Assert.NotEmpty(order.Text("id"));
        Assert.NotEmpty(order.Text("alternateId"));
        Assert.Equal(Client.Customer.ToString(), order.Text("referenceCustomerId"));
        Assert.Equal("monthly", order.Text("billingCycle"));
        Assert.Equal("USD", order.Text("currencyCode"));
        Assert.Equal("US$", order.Text("currencySymbol"));
        Assert.Equal(Host.Now, order.Time("creationDate"));
        Assert.Equal("pending", order.Text("status"));
        Assert.Equal("UserPurchase", order.Text("transactionType"));
        Assert.Equal("Order", order.Text("attributes.objectType"));
        Assert.Equal($"/customers/{Client.Customer}/orders/{order.Text("id")}", order.Text("links.self.uri"));
        Assert.Equal("GET", order.Text("links.self.method"));
        Assert.Equal(0, order.Count("links.self.headers"));
    }

    [Fact]
    public async Task OrderId_OfModernItems_Is12HexDigits() =>
        Assert.Matches("^[0-9a-f]{12}$", (await Order(Body.Monthly())).Text("id"));

    [Fact]
    public async Task OrderId_OfALegacyItem_IsAGuid() =>
        Assert.True(Guid.TryParseExact((await Order(Body.Legacy())).Text("id"), "D", out _));

    [Fact]
    public async Task OrderLine_OfAFullLine_CarriesItsMembers()
    {
        var line = (
            await Order(
                Body.Line(
                    Items.CustomTerm,
                    quantity: 3,
                    more: """
                    "friendlyName":"For the lab","termDuration":"P1Y","renewsTo":{"termDuration":"P3Y"},
                     "customTermEndDate":"2024-12-31T00:00:00Z","attestationAccepted":true,
                    "provisioningContext":{"Domain":"contoso.example"}
                    """
                )
            )
        ).At("lineItems.0");

        Assert.Equal(0, line.Int("lineItemNumber"));
        Assert.Equal(Items.CustomTerm, line.Text("offerId"));
        Assert.Equal("For the lab", line.Text("friendlyName"));
        Assert.Equal(3, line.Int("quantity"));
        Assert.Equal("P1Y", line.Text("termDuration"));
        Assert.Equal("P3Y", line.Text("renewsTo.termDuration"));
        Assert.Equal("2024-12-31T00:00:00Z", line.Text("customTermEndDate"));
        Assert.True(line.Bool("attestationAccepted"));
        Assert.Equal("""{"domain":"contoso.example"}""", line.Raw("provisioningContext"));
        Assert.Equal("New", line.Text("transactionType"));
        Assert.Equal(JsonValueKind.Object, line.At("links").ValueKind);
    }

    [Fact]
    public async Task OrderLine_WithAPromotion_CarriesIt() =>
        Assert.Equal(
            "SPRING",
            (await Order(Body.Line(Items.Promoted, more: "\"promotionId\":\"SPRING\""))).Text("lineItems.0.promotionId")
        );

    [Fact]
    public async Task FriendlyName_Absent_IsTheProductsTitle() =>
        Assert.Equal("Team licence", (await Order(Body.Monthly())).Text("lineItems.0.friendlyName"));

    [Fact]
    public async Task Subscription_OfASubscriptionProduct_IsNamed() =>
        Assert.True(Guid.TryParse((await Order(Body.Monthly())).Text("lineItems.0.subscriptionId"), out _));

    [Fact]
    public async Task Subscription_OfAOneTimeItem_IsAbsent() =>
        Assert.False((await Order(Body.OneTime())).Has("lineItems.0.subscriptionId"));

    [Fact]
    public async Task Subscription_OfALegacyAddon_HasItsBasesForParent()
    {
        var addon = Body.Line(Items.LegacyAddon);
        var order = await Order(Body.Line(Items.LegacyBase, more: $"\"addonItems\":[{addon}]"));

        Assert.Equal([Items.LegacyBase, Items.LegacyAddon], order.Each("lineItems", "offerId"));
        Assert.Equal(2, order.Each("lineItems", "subscriptionId").Distinct().Count());
        Assert.Equal(order.Text("lineItems.0.subscriptionId"), order.Text("lineItems.1.parentSubscriptionId"));
        Assert.False(order.Has("lineItems.0.parentSubscriptionId"));
    }

    [Fact]
    public async Task Subscription_OfAnAddonOfNewCommerce_HasNoParent()
    {
        var order = await Order(
            Body.Monthly(
                5,
                $"\"addonItems\":[{Body.Line(Items.MonthlyAddon)},{Body.Line(Items.BulkAddon, quantity: 4)}]"
            )
        );

        Assert.Equal([Items.Monthly, Items.MonthlyAddon, Items.BulkAddon], order.Each("lineItems", "offerId"));
        Assert.Equal(3, order.Each("lineItems", "subscriptionId").Distinct().Count());
        Assert.All([0, 1, 2], line => Assert.False(order.Has($"lineItems.{line}.parentSubscriptionId")));
    }

    [Fact]
    public async Task Participants_Named_BecomePartnersOnRecord()
    {
        var line = (
            await Order(
                Body.Monthly(
                    1,
                    """
                    "participants":[{"key":"transaction_reseller","value":"1000001"},
                     {"key":"additional_transaction_reseller","value":"1000002"},
                      {"key":"additional_transaction_reseller","value":"1000003"}]
                    """
                )
            )
        ).At("lineItems.0");

        Assert.Equal("1000001", line.Text("partnerIdOnRecord"));
        Assert.Equal("""["1000002","1000003"]""", line.Raw("additionalPartnerIdsOnRecord"));
    }

    [Fact]
    public async Task Participants_None_LeavePartnersOnRecordOut()
    {
        var line = (await Order(Body.Monthly())).At("lineItems.0");
        Assert.False(line.Has("partnerIdOnRecord"));
        Assert.False(line.Has("additionalPartnerIdsOnRecord"));
    }

    [Fact]
    [Covering]
    public async Task OrderRoute_OfAnOrder_ShowsItAsTheCheckoutDid()
    {
        var order = await Order(Body.Monthly(5, $"\"addonItems\":[{Body.Line(Items.MonthlyAddon)}]"));

        // All that has changed by then is that it is completed.
        var completed = order.GetRawText().Replace("\"pending\"", "\"completed\"", StringComparison.Ordinal);
        Assert.Equal(completed, (await Client.GetOrder(order.Text("id"))).ShouldBe(200).GetRawText());
        Assert.Equal(
            completed,
            (await Client.Send("GET", $"/v1{order.Text("links.self.uri")}", null)).ShouldBe(200).GetRawText()
        );
    }

    [Fact]
    [Covering]
    public async Task OrderRoute_OfAnotherPartnerOrCustomer_IsNotFound()
    {
        var id = (await Order(Body.Monthly())).Text("id");

        Assert.Equal(404, (await new PartnerClient(Host) { Customer = Client.Customer }.GetOrder(id)).Status);
        Assert.Equal(404, (await new PartnerClient(Host) { Partner = Client.Partner }.GetOrder(id)).Status);
        var fault = await Client.GetOrder("0123456789ab");
        fault.ShouldFail(404, fault.ShouldBe(404).Int("code"));
    }

    /// <summary>Buys the line and returns the order.</summary>
    private async Task<JsonElement> Order(string line)
    {
        var cart = await Client.NewCart(line);
        Assert.False(cart.Has("lineItems.0.error"), cart.GetRawText());
        return (await Client.Checkout(cart.Text("id"))).ShouldBe(201).At("orders.0");
    }
}

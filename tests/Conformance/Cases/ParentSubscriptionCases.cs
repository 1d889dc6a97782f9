namespace PartnerCarts.Conformance;

/// <summary>A legacy addon bought for a subscription that is already there (contract.md 8.3, 15.1 row 22).</summary>
public abstract class ParentSubscriptionCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C50")]
    public async Task Parent_OfAnotherItem_IsAnOrderError()
    {
        var subscription = await Subscription(Client, Items.LegacyBase);
        var id = await Client.NewCartId(Addon(Items.OtherLegacyAddon, subscription));

        var result = (await Client.Checkout(id)).ShouldBe(200);

        Assert.Equal(0, result.Count("orders"));
        Assert.Equal(800029, result.Int("orderErrors.0.code"));
        Assert.Equal("OMS-0", result.Text("orderErrors.0.orderGroupId"));
    }

    [Fact]
    [Covering]
    public async Task Parent_OfABaseItem_IsCarried()
    {
        var subscription = await Subscription(Client, Items.LegacyBase);
        var id = await Client.NewCartId(Addon(Items.LegacyAddon, subscription));

        var result = (await Client.Checkout(id)).ShouldBe(201);

        Assert.Equal(subscription, result.Text("orders.0.lineItems.0.parentSubscriptionId"));
    }

    [Fact]
    public async Task Parent_NotIssuedHere_Passes()
    {
        var id = await Client.NewCartId(Addon(Items.OtherLegacyAddon, Guid.NewGuid().ToString()));
        (await Client.Checkout(id)).ShouldBe(201);
    }

    // Another partner's or customer's subscription is as unknown as any.
    [Fact]
    [Covering]
    public async Task Parent_OfAnotherPartnerOrCustomer_Passes()
    {
        foreach (
            var stranger in (PartnerClient[])
                [new(Host) { Customer = Client.Customer }, new(Host) { Partner = Client.Partner }]
        )
        {
            var id = await Client.NewCartId(
                Addon(Items.OtherLegacyAddon, await Subscription(stranger, Items.LegacyBase))
            );
            (await Client.Checkout(id)).ShouldBe(201);
        }
    }

    private static string Addon(string item, string subscription) =>
        Body.Line(
            item,
            more: $$"""
            "provisioningContext":{"ParentSubscriptionId":"{{subscription}}"}
            """
        );

    private static async Task<string> Subscription(PartnerClient client, string item)
    {
        var id = await client.NewCartId(Body.Line(item));
        return (await client.Checkout(id)).ShouldBe(201).Text("orders.0.lineItems.0.subscriptionId");
    }
}

using System.Text.Json;

namespace PartnerCarts.Conformance;

/// <summary>
/// Checkouts of which a part fails (contract.md 7.4 item 4). Every case has a host of its own, set to refuse some
/// groups.
/// </summary>
public abstract class PartialCheckoutCases(ConformanceHost host) : ConformanceCases(host), IAsyncLifetime
{
    private const int NotEligible = 800020;

    private ConformanceHost _failing = null!;
    private PartnerClient _client = null!;

    public async Task InitializeAsync()
    {
        _failing = await Host.Start(("Orders:Fail:1", $"{NotEligible}"));
        _client = new PartnerClient(_failing);
    }

    public async Task DisposeAsync() => await _failing.DisposeAsync();

    [Fact]
    [Covering]
    public async Task Group_Refused_IsAnOrderErrorBesideTheOrders()
    {
        var (id, result) = await CheckOutPartly();

        Assert.Equal(["one_time", "none"], result.Each("orders", "billingCycle"));
        Assert.Equal(1, result.Count("orderErrors"));
        Assert.Equal("1", result.Text("orderErrors.0.orderGroupId"));
        Assert.Equal(NotEligible, result.Int("orderErrors.0.code"));
        Assert.NotEmpty(result.Text("orderErrors.0.description"));
        Assert.Equal("OrderError", result.Text("orderErrors.0.attributes.objectType"));
        Assert.Equal("Active", (await _client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact]
    public async Task Checkout_AgainWhileStillRefused_ListsTheSameOrders()
    {
        var (id, first) = await CheckOutPartly();

        // 200: this call made no order.
        var second = (await _client.Checkout(id)).ShouldBe(200);

        Assert.Equal(first.Each("orders", "id"), second.Each("orders", "id"));
        Assert.Equal("1", second.Text("orderErrors.0.orderGroupId"));
        Assert.Equal("Active", (await _client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact]
    [Covering]
    public async Task Checkout_AgainWhenNoLongerRefused_OrdersOnlyTheRest()
    {
        var (id, first) = await CheckOutPartly();
        _failing.Configure("Orders:Fail:1", null);

        var second = (await _client.Checkout(id)).ShouldBe(201);

        Assert.False(second.Has("orderErrors"));
        Assert.Equal(["one_time", "monthly", "none"], second.Each("orders", "billingCycle"));
        Assert.Equal(first.Raw("orders.0"), second.Raw("orders.0"));
        Assert.Equal(first.Raw("orders.1"), second.Raw("orders.2"));
        Assert.Equal("Ordered", (await _client.Get(id)).ShouldBe(200).Text("status"));
        Assert.Equal(second.GetRawText(), (await _client.Checkout(id)).ShouldBe(200).GetRawText());
    }

    // A client with one request id for everything must be able to try again.
    [Fact]
    public async Task Checkout_AgainUnderTheSameRequestId_IsTriedAgain()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var (id, _) = await CheckOutPartly(request);
        _failing.Configure("Orders:Fail:1", null);

        Assert.Equal(3, (await _client.Checkout(id, request)).ShouldBe(201).Count("orders"));
    }

    [Fact]
    public async Task Checkout_AgainUnderTheSameRequestIdWhileStillRefused_IsNoReplay()
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var (id, _) = await CheckOutPartly(request);
        Assert.Equal(1, (await _client.Checkout(id, request)).ShouldBe(200).Count("orderErrors"));
    }

    [Fact]
    [Covering]
    public async Task Line_Ordered_IsFrozen()
    {
        var (id, _) = await CheckOutPartly();
        var before = (await _client.Get(id)).ShouldBe(200).GetRawText();

        (
            await _client.Put(
                id,
                Lines(Body.OneTime(2, "\"id\":0"), Body.Monthly(1, "\"id\":1"), Body.NoCycle(1, "\"id\":2"))
            )
        ).ShouldFail(400, 800065);
        (await _client.Put(id, Lines(Body.OneTime(1, "\"id\":0"), Body.Monthly(1, "\"id\":1")))).ShouldFail(
            400,
            800065
        );
        (await _client.Put(id, Lines(Body.Monthly(1, "\"id\":1")))).ShouldFail(400, 800065);

        Assert.Equal(before, (await _client.Get(id)).ShouldBe(200).GetRawText());
    }

    [Fact]
    public async Task Cart_PartlyOrdered_MayBePutAsRead()
    {
        var (id, _) = await CheckOutPartly();
        var cart = (await _client.Get(id)).ShouldBe(200);

        var after = (await _client.Put(id, cart.GetRawText())).ShouldBe(201);

        Assert.Equal(cart.Each("lineItems", "id"), after.Each("lineItems", "id"));
        Assert.Equal("Active", after.Text("status"));
    }

    [Fact]
    public async Task Line_Refused_MayBeChangedOrRemoved()
    {
        var (id, first) = await CheckOutPartly();
        (
            await _client.Put(
                id,
                Lines(Body.OneTime(1, "\"id\":0"), Body.Monthly(7, "\"id\":1"), Body.NoCycle(1, "\"id\":2"))
            )
        ).ShouldBe(201);
        (await _client.Put(id, Lines(Body.OneTime(1, "\"id\":0"), Body.NoCycle(1, "\"id\":2")))).ShouldBe(201);

        var result = (await _client.Checkout(id)).ShouldBe(200);

        Assert.Equal(first.Each("orders", "id"), result.Each("orders", "id"));
        Assert.False(result.Has("orderErrors"));
    }

    [Fact]
    public async Task Lines_New_AreNumberedAfterTheOrderedGroups()
    {
        var (id, first) = await CheckOutPartly();

        var after = (
            await _client.Put(
                id,
                Lines(
                    Body.OneTime(1, "\"id\":0"),
                    Body.NoCycle(1, "\"id\":2"),
                    Body.OneTime(4, "\"id\":8"),
                    Body.Line(Items.Euro, more: "\"id\":9")
                )
            )
        ).ShouldBe(201);
        Assert.Equal(["0", "2", "3", "4"], after.Each("lineItems", "orderGroup"));

        var result = (await _client.Checkout(id)).ShouldBe(201);
        Assert.Equal(4, result.Count("orders"));
        Assert.Equal(first.Each("orders", "id"), result.Each("orders", "id").Take(2));
        Assert.Equal("Ordered", (await _client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact]
    public async Task Groups_AllRefused_Answer200WithoutOrders()
    {
        _failing.Configure("Orders:Fail:0", "800010");
        var id = await _client.NewCartId(Body.OneTime(), Body.Monthly());

        var result = (await _client.Checkout(id)).ShouldBe(200);

        Assert.Equal(0, result.Count("orders"));
        Assert.Equal(["800010", $"{NotEligible}"], result.Each("orderErrors", "code"));
        Assert.Equal("Active", (await _client.Get(id)).ShouldBe(200).Text("status"));
        (await _client.Put(id, Body.Cart(Body.OneTime(2)))).ShouldBe(201);
    }

    [Fact]
    public async Task Expiration_OfAPartlyOrderedCart_StaysShown()
    {
        var (id, _) = await CheckOutPartly();
        var cart = (await _client.Get(id)).ShouldBe(200);
        Assert.Equal(TimeSpan.FromDays(7), cart.Time("expirationTimestamp") - cart.Time("creationTimestamp"));
    }

    private static string Lines(params string[] lines) => Body.Cart(lines);

    /// <summary>Three lines with ids and groups 0, 1, 2, of which group 1 fails.</summary>
    private async Task<(string Id, JsonElement Result)> CheckOutPartly(params (string, string?)[] headers)
    {
        var id = await _client.NewCartId(
            Body.OneTime(1, "\"id\":0"),
            Body.Monthly(1, "\"id\":1"),
            Body.NoCycle(1, "\"id\":2")
        );
        return (id, (await _client.Checkout(id, headers)).ShouldBe(201));
    }
}

namespace PartnerCarts.Conformance;

/// <summary>Active carts end after seven days, ordered ones are kept for ninety (contract.md 7.6, 7.7).</summary>
public abstract class ExpiryCases(ConformanceHost host) : ConformanceCases(host)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    [Fact, Case("C41")]
    public async Task Cart_ATickBeforeItsEnd_IsThere()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Host.Advance(Lifetime - TimeSpan.FromTicks(1));
        (await Client.Get(id)).ShouldBe(200);
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);
        (await Client.Checkout(id)).ShouldBe(201);
    }

    [Fact, Case("C41")]
    [Covering]
    public async Task Cart_AfterItsEnd_IsNotFound()
    {
        var id = await Client.NewCartId(Body.Monthly());

        Host.Advance(Lifetime + TimeSpan.FromTicks(1));

        (await Client.Get(id)).ShouldFail(404, 800008);
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldFail(404, 800008);
        (await Client.Checkout(id)).ShouldFail(404, 800008);
    }

    [Fact, Case("C41")]
    public async Task Cart_UpdatedOnDay6_EndsOnDay7AllTheSame()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Host.Advance(TimeSpan.FromDays(6));
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);

        Host.Advance(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));

        (await Client.Get(id)).ShouldFail(404, 800008);
    }

    [Fact]
    [Covering]
    public async Task Cart_Ordered_IsReadAndCheckedOutAgainForThreeMonths()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Host.Advance(TimeSpan.FromDays(6));
        var result = (await Client.Checkout(id)).ShouldBe(201);

        Host.Advance(TimeSpan.FromDays(89));
        Assert.Equal("Ordered", (await Client.Get(id)).ShouldBe(200).Text("status"));
        Assert.Equal(result.GetRawText(), (await Client.Checkout(id)).ShouldBe(200).GetRawText());
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldFail(400, 800065);

        Host.Advance(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1));
        (await Client.Get(id)).ShouldFail(404, 800008);
        (await Client.Checkout(id)).ShouldFail(404, 800008);
    }

    [Fact]
    public async Task Order_OfAnEndedCart_IsStillRead()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var order = (await Client.Checkout(id)).ShouldBe(201).Text("orders.0.id");
        Host.Advance(TimeSpan.FromDays(91));
        (await Client.GetOrder(order)).ShouldBe(200);
    }

    [Fact]
    public async Task Lifetime_Configured_IsObeyed()
    {
        await using var brief = new Disposing(
            await Host.Start(("Carts:Lifetime", "00:15:00"), ("Carts:OrderedRetention", "1.00:00:00"))
        );
        var client = new PartnerClient(brief.Host);
        var cart = await client.NewCart(Body.Monthly());
        var ordered = await client.NewOrderedCartId(Body.Monthly());
        Assert.Equal(TimeSpan.FromMinutes(15), cart.Time("expirationTimestamp") - cart.Time("creationTimestamp"));

        brief.Host.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromTicks(1));
        (await client.Get(cart.Text("id"))).ShouldFail(404, 800008);
        (await client.Get(ordered)).ShouldBe(200);

        brief.Host.Advance(TimeSpan.FromDays(1));
        (await client.Get(ordered)).ShouldFail(404, 800008);
    }

    // Nobody asks for the carts again; they leave the store within minutes of their time.
    [Fact]
    [Covering]
    public async Task Carts_Ended_LeaveTheStore()
    {
        await using var own = new Disposing(await Host.Start());
        var client = new PartnerClient(own.Host);
        for (var i = 0; i < 5; i++)
            await client.NewCartId(Body.Monthly());
        var ordered = await client.NewOrderedCartId(Body.Monthly());
        Assert.Equal(6, await own.Host.StoredCarts());

        own.Host.Advance(Lifetime);
        for (var minute = 0; minute < 10 && await own.Host.StoredCarts() > 1; minute++)
        {
            own.Host.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(100);
        }

        Assert.Equal(1, await own.Host.StoredCarts());
        (await client.Get(ordered)).ShouldBe(200);
    }

    private sealed class Disposing(ConformanceHost host) : IAsyncDisposable
    {
        public ConformanceHost Host { get; } = host;

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}

namespace PartnerCarts.Conformance;

/// <summary>When several things are wrong at once, the first check decides (contract.md 7.0).</summary>
public abstract class CheckOrderCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string BrokenBody = """{"lineItems":[""";

    private const string StaleTag = "\"stale\"";

    [Fact]
    public async Task Token_Missing_ComesBeforeAnUnknownRoute() =>
        (await Client.Send("GET", "/v1/nothing", null, ("Authorization", null))).ShouldFail(401, 800001);

    [Fact]
    public async Task Token_Missing_ComesBeforeTheMethod() =>
        (await Client.Send("DELETE", Client.CartsPath, null, ("Authorization", null))).ShouldFail(401, 800001);

    [Fact]
    public async Task Method_NotOffered_ComesBeforeTheCustomerId() =>
        (await Client.Send("DELETE", "/v1/customers/contoso/carts", null)).ShouldFail(405, 405);

    [Fact]
    public async Task CustomerId_NoGuid_ComesBeforeTheBody() =>
        (await Client.Send("POST", "/v1/customers/contoso/carts", BrokenBody)).ShouldFail(400, 900118);

    [Fact]
    public async Task Body_Broken_ComesBeforeAnUnknownCart() =>
        (await Client.Put(Guid.NewGuid().ToString(), BrokenBody)).ShouldFail(400, 800002);

    [Fact]
    public async Task Body_Broken_ComesBeforeACartIdThatIsNoGuid() =>
        (await Client.Put("my-cart", BrokenBody)).ShouldFail(400, 800002);

    [Fact]
    public async Task Body_EmptyLines_ComesBeforeAnUnknownCart() =>
        (await Client.Put(Guid.NewGuid().ToString(), Body.Cart())).ShouldFail(400, 800002);

    [Fact]
    public async Task Body_Broken_ComesBeforeAnOrderedCart()
    {
        var id = await Client.NewOrderedCartId(Body.Monthly());
        (await Client.Put(id, BrokenBody)).ShouldFail(400, 800002);
    }

    [Fact]
    [Covering]
    public async Task Cart_Unknown_ComesBeforeIfMatch() =>
        (await Client.Put(Guid.NewGuid().ToString(), Body.Cart(Body.Monthly()), ("If-Match", StaleTag))).ShouldFail(
            404,
            800008
        );

    [Fact]
    [Covering]
    public async Task Cart_Ordered_ComesBeforeIfMatch()
    {
        var id = await Client.NewOrderedCartId(Body.Monthly());
        (await Client.Put(id, Body.Cart(Body.Monthly(2)), ("If-Match", StaleTag))).ShouldFail(400, 800065);
    }

    [Fact]
    public async Task Replay_OfAnUpdate_IgnoresIfMatch()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var request = Guid.NewGuid().ToString();
        var tag = (await Client.Get(id)).Require("ETag");
        (await Client.Put(id, Body.Cart(Body.Monthly(2)), ("MS-RequestId", request), ("If-Match", tag))).ShouldBe(201);

        (await Client.Put(id, Body.Cart(Body.Monthly(2)), ("MS-RequestId", request), ("If-Match", tag))).ShouldBe(201);
    }

    [Fact]
    public async Task Replay_OfAnUpdate_ComesBeforeAnOrderedCart()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        (await Client.Put(id, Body.Cart(Body.Monthly(2)), request)).ShouldBe(201);
        (await Client.Checkout(id)).ShouldBe(201);

        Assert.Equal(
            "Ordered",
            (await Client.Put(id, Body.Cart(Body.Monthly(2)), request)).ShouldBe(201).Text("status")
        );
    }

    [Fact]
    public async Task Checkout_Repeated_IgnoresIfMatch()
    {
        var id = await Client.NewOrderedCartId(Body.Monthly());
        (await Client.Checkout(id, ("If-Match", StaleTag))).ShouldBe(200);
    }
}

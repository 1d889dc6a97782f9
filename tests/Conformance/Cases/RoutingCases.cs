namespace PartnerCarts.Conformance;

/// <summary>The routes (contract.md 1).</summary>
public abstract class RoutingCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C01")]
    public async Task Create_OneGoodLine_Answers201WithAnActiveCart()
    {
        var cart = (await Client.Create(Body.Cart(Body.Monthly()))).ShouldBe(201);

        Assert.True(Guid.TryParseExact(cart.Text("id"), "D", out _));
        Assert.Equal("Active", cart.Text("status"));
        Assert.Equal("Cart", cart.Text("attributes.objectType"));
    }

    [Fact]
    [Covering]
    public async Task Operations_InTurn_AnswerTheirStatus()
    {
        var id = await Client.NewCartId(Body.Monthly());

        Assert.Equal(id, (await Client.Get(id)).ShouldBe(200).Text("id"));
        Assert.Equal(id, (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201).Text("id"));
        Assert.Equal("CartCheckoutResult", (await Client.Checkout(id)).ShouldBe(201).Text("attributes.objectType"));
    }

    [Fact, Case("C02")]
    public async Task Routes_TrailingSlash_AreAcceptedWithoutRedirect()
    {
        var id = (await Client.Send("POST", $"{Client.CartsPath}/", Body.Cart(Body.Monthly())))
            .ShouldBe(201)
            .Text("id");

        (await Client.Send("GET", $"{Client.CartPath(id)}/", null)).ShouldBe(200);
        (await Client.Send("PUT", $"{Client.CartPath(id)}/", Body.Cart(Body.Monthly(2)))).ShouldBe(201);
        var order = (await Client.Send("POST", $"{Client.CheckoutPath(id)}/", null)).ShouldBe(201).Text("orders.0.id");
        (await Client.GetOrder($"{order}/")).ShouldBe(200);
    }

    [Fact]
    public async Task Query_OnAnyRoute_IsIgnored()
    {
        var id = (await Client.Send("POST", $"{Client.CartsPath}?api-version=1", Body.Cart(Body.Monthly())))
            .ShouldBe(201)
            .Text("id");
        (await Client.Send("GET", $"{Client.CartPath(id)}?$select=id", null)).ShouldBe(200);
        (await Client.Send("PUT", $"{Client.CartPath(id)}/?x", Body.Cart(Body.Monthly(2)))).ShouldBe(201);
        (await Client.Send("POST", $"{Client.CheckoutPath(id)}?", null)).ShouldBe(201);
    }

    [Fact]
    public async Task Routes_OtherCase_AreTheSame()
    {
        var id = (await Client.Send("POST", $"/V1/Customers/{Client.Customer}/CARTS", Body.Cart(Body.Monthly())))
            .ShouldBe(201)
            .Text("id");

        (await Client.Send("GET", $"/V1/CUSTOMERS/{Client.Customer}/Carts/{id}", null)).ShouldBe(200);
        (await Client.Send("POST", $"/v1/customers/{Client.Customer}/carts/{id}/CheckOut", null)).ShouldBe(201);
    }

    [Fact, Case("C03")]
    public async Task Ids_UpperCase_AreAnsweredInLowerCase()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var path = $"/v1/customers/{Client.Customer.ToString().ToUpperInvariant()}/carts/{id.ToUpperInvariant()}";

        var cart = (await Client.Send("GET", path, null)).ShouldBe(200);

        Assert.Equal(id, cart.Text("id"));
        Assert.Equal(id, id.ToLowerInvariant());
        Assert.Equal($"/v1/customers/{Client.Customer}/carts/{id}/", cart.Text("links.self.uri"));
    }

    [Fact]
    public async Task CustomerId_InBraces_IsTheBareGuid()
    {
        var braced = $"/v1/customers/%7B{Client.Customer}%7D/carts";
        var cart = (await Client.Send("POST", braced, Body.Cart(Body.Monthly()))).ShouldBe(201);

        Assert.Equal($"/v1/customers/{Client.Customer}/carts/{cart.Text("id")}/", cart.Text("links.self.uri"));
        (await Client.Get(cart.Text("id"))).ShouldBe(200);
        (await Client.Send("GET", $"{braced}/{cart.Text("id")}", null)).ShouldBe(200);
    }

    [Theory, Case("C12")]
    [InlineData("DELETE", "carts/{0}", "GET, PUT")]
    [InlineData("PATCH", "carts/{0}", "GET, PUT")]
    [InlineData("POST", "carts/{0}", "GET, PUT")]
    [InlineData("OPTIONS", "carts/{0}", "GET, PUT")]
    [InlineData("GET", "carts", "POST")]
    [InlineData("PUT", "carts", "POST")]
    [InlineData("DELETE", "carts", "POST")]
    [InlineData("GET", "carts/{0}/checkout", "POST")]
    [InlineData("PUT", "carts/{0}/checkout", "POST")]
    [InlineData("DELETE", "carts/{0}/checkout", "POST")]
    public async Task Method_NotOffered_Answers405WithAllow(string method, string route, string allowed)
    {
        var id = await Client.NewCartId(Body.Monthly());
        var path = $"/v1/customers/{Client.Customer}/{string.Format(null, route, id)}";

        var answer = await Client.Send(method, path, method is "GET" ? null : "{}");

        answer.ShouldFail(405, 405);
        var allow = answer.Require("Allow").Split(',', StringSplitOptions.TrimEntries);
        Assert.All(allowed.Split(", "), verb => Assert.Contains(verb, allow));
        Assert.DoesNotContain(method, allow);
        (await Client.Get(id)).ShouldBe(200);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/profiles")]
    [InlineData("/v1/customers/{0}/baskets")]
    [InlineData("/v2/customers/{0}/carts")]
    [InlineData("/v1/customers/{0}/carts/{0}/checkout/again")]
    public async Task Route_Unknown_Answers404(string route) =>
        (await Client.Send("GET", string.Format(null, route, Client.Customer), null)).ShouldFail(404, 1000);

    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "/65faf57b-2205-47c2-92f6-c89af5e32347")]
    [InlineData("PUT", "/65faf57b-2205-47c2-92f6-c89af5e32347")]
    [InlineData("POST", "/65faf57b-2205-47c2-92f6-c89af5e32347/checkout")]
    public async Task CustomerId_NoGuid_Answers400(string method, string rest) =>
        (
            await Client.Send(
                method,
                $"/v1/customers/contoso/carts{rest}",
                method is "GET" ? null : Body.Cart(Body.Monthly())
            )
        ).ShouldFailNaming(400, 900118, "contoso");

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PUT", "")]
    [InlineData("POST", "/checkout")]
    public async Task CartId_NoGuid_Answers404(string method, string rest) =>
        (
            await Client.Send(
                method,
                $"{Client.CartsPath}/my-cart{rest}",
                method is "GET" ? null : Body.Cart(Body.Monthly())
            )
        ).ShouldFail(404, 800008);
}

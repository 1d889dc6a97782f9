namespace PartnerCarts.Conformance;

/// <summary>Checkout of a cart without trouble (contract.md 7.4 items 1, 2, 3 and 5).</summary>
public abstract class CheckoutCases(ConformanceHost host) : ConformanceCases(host)
{
    [Theory, Case("C43")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"success\"")]
    [InlineData("{}")]
    [InlineData("{\"lineItems\":[")]
    [InlineData("anything at all")]
    public async Task Body_Whatever_IsIgnored(string? body)
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Send("POST", Client.CheckoutPath(id), body)).ShouldBe(201);
        Assert.Equal("Ordered", (await Client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact]
    public async Task Body_NoneWithContentLengthZero_IsAccepted()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var answer = await RawConnection.Exchange(
            Host.BaseAddress,
            $"POST {Client.CheckoutPath(id)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + $"{Client.Authorization}\r\nContent-Length: 0\r\n\r\n"
        );
        answer.ShouldBe(201);
    }

    [Fact, Case("C44")]
    [Covering]
    public async Task Cart_OfThreeGroups_MakesThreeOrders()
    {
        var id = await Client.NewCartId(
            Body.OneTime(),
            Body.Monthly(5, $"\"addonItems\":[{Body.Line(Items.MonthlyAddon)}]"),
            Body.OneTime(2),
            Body.NoCycle()
        );

        var result = (await Client.Checkout(id)).ShouldBe(201);

        Assert.Equal("CartCheckoutResult", result.Text("attributes.objectType"));
        Assert.False(result.Has("orderErrors"));
        Assert.Equal(["one_time", "monthly", "none"], result.Each("orders", "billingCycle"));
        Assert.Equal(3, result.Each("orders", "id").Distinct().Count());
        Assert.Equal(["0", "1"], result.Each("orders.0.lineItems", "lineItemNumber"));
        Assert.Equal(["0", "1"], result.Each("orders.1.lineItems", "lineItemNumber"));
        Assert.Equal(["0"], result.Each("orders.2.lineItems", "lineItemNumber"));
        Assert.Equal([Items.Monthly, Items.MonthlyAddon], result.Each("orders.1.lineItems", "offerId"));
        Assert.Equal("Ordered", (await Client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact, Case("C45")]
    [Covering]
    public async Task Checkout_Again_RepeatsTheResult()
    {
        var id = await Client.NewCartId(Body.OneTime(), Body.Monthly());
        var first = (await Client.Checkout(id, ("MS-RequestId", Guid.NewGuid().ToString()))).ShouldBe(201);
        Host.Advance(TimeSpan.FromHours(1));

        var second = (await Client.Checkout(id, ("MS-RequestId", Guid.NewGuid().ToString()))).ShouldBe(200);
        var third = (await Client.Checkout(id)).ShouldBe(200);

        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal(first.GetRawText(), third.GetRawText());
    }

    [Fact, Case("C47")]
    public async Task Line_InError_OrdersNothing()
    {
        var id = await Client.NewCartId(Body.Monthly(), Body.Line(Items.Unknown, "one_time"));
        var before = (await Client.Get(id)).ShouldBe(200).GetRawText();

        (await Client.Checkout(id)).ShouldFail(400, 800009);

        Assert.Equal(before, (await Client.Get(id)).ShouldBe(200).GetRawText());
        (await Client.Put(id, Body.Cart(Body.Monthly()))).ShouldBe(201);
        Assert.Equal(1, (await Client.Checkout(id)).ShouldBe(201).Count("orders"));
    }

    [Fact]
    public async Task Addon_InError_OrdersNothing()
    {
        var id = await Client.NewCartId(Body.Monthly(1, $"\"addonItems\":[{Body.Line(Items.BigBaseAddon)}]"));
        (await Client.Checkout(id)).ShouldFail(400, 800009);
    }

    [Fact, Case("C49")]
    public async Task CustomerUser_Named_IsRecorded()
    {
        const string User = "jo@contoso.example";
        var id = await Client.NewCartId(Body.Monthly());

        var order = (await Client.Checkout(id, ("x-ms-customeruser-upn", User))).ShouldBe(201).Text("orders.0.id");

        Assert.Equal(User, await Host.CustomerUserUpn(Client.Partner, Client.Customer, order));
    }

    [Fact]
    public async Task CustomerUser_NotNamed_IsNotRecorded()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var order = (await Client.Checkout(id)).ShouldBe(201).Text("orders.0.id");
        Assert.Null(await Host.CustomerUserUpn(Client.Partner, Client.Customer, order));
    }

    [Fact]
    public async Task Cart_CheckedOut_IsModified()
    {
        var created = await Client.NewCart(Body.Monthly());
        var id = created.Text("id");
        Host.Advance(TimeSpan.FromMinutes(1));
        var buyer = new PartnerClient(Host) { Partner = Client.Partner, Customer = Client.Customer };

        (await buyer.Checkout(id)).ShouldBe(201);

        var cart = (await Client.Get(id)).ShouldBe(200);
        Assert.Equal(Host.Now, cart.Time("lastModifiedTimestamp"));
        Assert.Equal(created.Text("creationTimestamp"), cart.Text("creationTimestamp"));
        Assert.Equal(created.Text("expirationTimestamp"), cart.Text("expirationTimestamp"));
        Assert.Equal(buyer.User.ToString(), cart.Text("lastModifiedUser"));
        Assert.Equal(created.Raw("lineItems"), cart.Raw("lineItems"));
    }
}

namespace PartnerCarts.Conformance;

/// <summary>PUT replaces the lines (contract.md 7.3; 7.2 for what a read leaves alone).</summary>
public abstract class UpdateCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C36")]
    [Covering]
    public async Task Update_OneMore_ChangesQuantityAndModifiedTime()
    {
        var before = await Client.NewCart(Body.Monthly());
        Host.Advance(TimeSpan.FromSeconds(1));

        var after = (await Client.Put(before.Text("id"), Body.Cart(Body.Monthly(2)))).ShouldBe(201);

        Assert.Equal(2, after.Int("lineItems.0.quantity"));
        Assert.True(after.Time("lastModifiedTimestamp") > before.Time("lastModifiedTimestamp"));
        Assert.Equal(before.Text("creationTimestamp"), after.Text("creationTimestamp"));
        Assert.Equal(before.Text("expirationTimestamp"), after.Text("expirationTimestamp"));
        Assert.Equal(after.GetRawText(), (await Client.Get(before.Text("id"))).ShouldBe(200).GetRawText());
    }

    [Fact, Case("C37")]
    public async Task Update_WithWhatWasRead_IsASuccess()
    {
        var before = await Client.NewCart(
            Body.Monthly(5, $"\"termDuration\":\"P1Y\",\"addonItems\":[{Body.Line(Items.MonthlyAddon)}]"),
            Body.Line(Items.Unknown, "one_time"),
            Body.OneTime(
                1,
                "\"provisioningContext\":{\"a\":\"b\"},\"participants\":[{\"key\":\"transaction_reseller\",\"value\":\"1\"}]"
            )
        );
        Host.Advance(TimeSpan.FromSeconds(1));

        var after = (await Client.Put(before.Text("id"), before.GetRawText())).ShouldBe(201);

        Assert.Equal(before.Raw("lineItems"), after.Raw("lineItems"));
        Assert.True(after.Time("lastModifiedTimestamp") > before.Time("lastModifiedTimestamp"));
    }

    [Fact]
    [Covering]
    public async Task Update_OtherLines_ReplacesThemAll()
    {
        var id = await Client.NewCartId(Body.Monthly(), Body.OneTime());
        var after = (await Client.Put(id, Body.Cart(Body.NoCycle(), Body.Legacy(), Body.OneTime(3)))).ShouldBe(201);
        Assert.Equal([Items.NoCycle, Items.Legacy, Items.OneTime], after.Each("lineItems", "catalogItemId"));
    }

    [Fact]
    public async Task Update_BodyWithAnotherId_StaysWithThePath()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var other = await Client.NewCartId(Body.Monthly());

        var after = (await Client.Put(id, $$"""{"id":"{{other}}","lineItems":[{{Body.Monthly(2)}}]}""")).ShouldBe(201);

        Assert.Equal(id, after.Text("id"));
        Assert.Equal(1, (await Client.Get(other)).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    [Fact, Case("C39")]
    public async Task Update_OfAnOrderedCart_IsRefused()
    {
        var id = await Client.NewOrderedCartId(Body.Monthly());
        var before = (await Client.Get(id)).ShouldBe(200).GetRawText();

        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldFail(400, 800065);

        Assert.Equal(before, (await Client.Get(id)).ShouldBe(200).GetRawText());
    }

    [Fact]
    public async Task Update_OfAnOrderedCartWithItsOwnBody_IsRefused()
    {
        var id = await Client.NewOrderedCartId(Body.Monthly());
        var cart = (await Client.Get(id)).ShouldBe(200).GetRawText();
        (await Client.Put(id, cart)).ShouldFail(400, 800065);
    }

    [Fact]
    public async Task Update_ToAnUnknownItem_KeepsTheCart()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var after = (await Client.Put(id, Body.Cart(Body.Line(Items.Unknown)))).ShouldBe(201);
        Assert.Equal("Active", after.Text("status"));
        Assert.Equal(10001, after.Int("lineItems.0.error.errorCode"));
    }

    [Fact]
    public async Task Get_Repeated_ChangesNothing()
    {
        var created = await Client.Create(Body.Cart(Body.Monthly()));
        var id = created.ShouldBe(201).Text("id");

        foreach (var pause in (TimeSpan[])[TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1)])
        {
            Host.Advance(pause);
            var read = await Client.Get(id);
            read.ShouldBe(200);
            Assert.Equal(created.Text, read.Text);
            Assert.Equal(created.Header("ETag"), read.Header("ETag"));
        }
    }

    [Fact]
    [Covering]
    [Races]
    public async Task Updates_AtOnce_AllSucceedAndOneIsLast()
    {
        var id = await Client.NewCartId(Body.Monthly());

        var answers = await Task.WhenAll(
            Enumerable.Range(2, 20).Select(quantity => Client.Put(id, Body.Cart(Body.Monthly(quantity))))
        );

        var tags = answers.Select(answer => answer.ShouldBe(201).Text("attributes.etag")).ToHashSet();
        Assert.Equal(20, tags.Count);
        var last = (await Client.Get(id)).ShouldBe(200);
        Assert.Equal(
            last.GetRawText(),
            Assert
                .Single(answers, answer => answer.ShouldBe(201).Text("attributes.etag") == last.Text("attributes.etag"))
                .Text
        );
    }
}

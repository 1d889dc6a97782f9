namespace PartnerCarts.Conformance;

/// <summary>ETag and If-Match (contract.md 10).</summary>
public abstract class ETagCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact]
    public async Task Tag_InTheBody_IsTheHeadersWithoutQuotes()
    {
        var created = await Client.Create(Body.Cart(Body.Monthly()));
        Assert.Equal(created.Require("ETag"), $"\"{created.ShouldBe(201).Text("attributes.etag")}\"");
        var updated = await Client.Put(created.ShouldBe(201).Text("id"), Body.Cart(Body.Monthly(2)));
        Assert.Equal(updated.Require("ETag"), $"\"{updated.ShouldBe(201).Text("attributes.etag")}\"");
    }

    [Fact]
    [Covering]
    public async Task Tag_AfterEachChange_IsNew()
    {
        var tags = new List<string>();
        async Task Note(Task<Answer> call) => tags.Add((await call).Require("ETag"));

        await Note(Client.Create(Body.Cart(Body.Monthly())));
        var id = await Client.NewCartId(Body.Monthly());
        await Note(Client.Get(id));
        await Note(Client.Put(id, Body.Cart(Body.Monthly(2))));
        await Note(Client.Put(id, Body.Cart(Body.Monthly(2))));
        await Note(Client.Put(id, Body.Cart(Body.Monthly())));
        (await Client.Checkout(id)).ShouldBe(201);
        await Note(Client.Get(id));

        Assert.Equal(tags.Count, tags.Distinct().Count());
    }

    [Fact]
    public async Task Tag_WithoutAChange_Stays()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var key = ("MS-RequestId", Guid.NewGuid().ToString());
        var tag = (await Client.Put(id, Body.Cart(Body.Monthly(2)), key)).Require("ETag");

        (await Client.Put(id, Body.Cart(Body.Monthly(2)), key)).ShouldBe(201);
        (await Client.Put(id, "{")).ShouldFail(400, 800002);
        (await Client.Put(id, Body.Cart(Body.Monthly(3)), ("If-Match", "\"stale\""))).ShouldFail(400, 2055);

        Assert.Equal(tag, (await Client.Get(id)).Require("ETag"));
    }

    [Theory, Case("C42")]
    [InlineData("\"stale\"")]
    [InlineData("stale")]
    [InlineData("\"\"")]
    [InlineData("\"eyJ2IjoxfQ==\"")]
    public async Task IfMatch_Stale_IsRefused(string tag)
    {
        var id = await Client.NewCartId(Body.Monthly());
        var before = (await Client.Get(id)).Text;

        (await Client.Put(id, Body.Cart(Body.Monthly(2)), ("If-Match", tag))).ShouldFail(400, 2055);
        (await Client.Checkout(id, ("If-Match", tag))).ShouldFail(400, 2055);

        Assert.Equal(before, (await Client.Get(id)).Text);
    }

    [Fact, Case("C42")]
    [Covering]
    public async Task IfMatch_OfAnEarlierState_IsRefused()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var tag = (await Client.Get(id)).Require("ETag");
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);

        (await Client.Put(id, Body.Cart(Body.Monthly(3)), ("If-Match", tag))).ShouldFail(400, 2055);

        Assert.Equal(2, (await Client.Get(id)).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    [Theory, Case("C42")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task IfMatch_Current_IsObeyedQuotedOrBare(bool quoted)
    {
        var id = await Client.NewCartId(Body.Monthly());
        var tag = (await Client.Get(id)).Require("ETag");

        var answer = await Client.Put(id, Body.Cart(Body.Monthly(2)), ("If-Match", quoted ? tag : tag.Trim('"')));

        Assert.Equal(2, answer.ShouldBe(201).Int("lineItems.0.quantity"));
        Assert.NotEqual(tag, answer.Require("ETag"));
    }

    [Fact]
    public async Task IfMatch_Star_AlwaysMatches()
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Put(id, Body.Cart(Body.Monthly(2)), ("If-Match", "*"))).ShouldBe(201);
        (await Client.Checkout(id, ("If-Match", "*"))).ShouldBe(201);
    }

    [Fact]
    public async Task IfMatch_CurrentOnCheckout_IsObeyed()
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Checkout(id, ("If-Match", (await Client.Get(id)).Require("ETag")))).ShouldBe(201);
    }

    [Fact]
    public async Task IfMatch_Absent_LastWriteWins()
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);
        (await Client.Put(id, Body.Cart(Body.Monthly(3)))).ShouldBe(201);
        Assert.Equal(3, (await Client.Get(id)).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    // The .NET SDK sends back the tag it read; it means nothing by it.
    [Fact]
    public async Task Tag_InTheBodyOfAnUpdate_IsNoPrecondition()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var body =
            $$$"""{"lineItems":[{{{Body.Monthly(2)}}}],"Attributes":{"Etag":"eyJ2IjoxfQ==","ObjectType":"Cart"}}""";
        Assert.NotEqual("eyJ2IjoxfQ==", (await Client.Put(id, body)).ShouldBe(201).Text("attributes.etag"));
    }

    [Fact]
    [Covering]
    [Races]
    public async Task IfMatch_OfTwoThatRace_LetsOneWin()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var tag = (await Client.Get(id)).Require("ETag");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(2, 8)
                .Select(quantity => Client.Put(id, Body.Cart(Body.Monthly(quantity)), ("If-Match", tag)))
        );

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.ShouldFail(400, 2055));
    }
}

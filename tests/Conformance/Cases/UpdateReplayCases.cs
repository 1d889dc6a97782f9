namespace PartnerCarts.Conformance;

/// <summary>An update that comes again (contract.md 9 items 4 to 8).</summary>
public abstract class UpdateReplayCases(ConformanceHost host) : ConformanceCases(host)
{
    private readonly string _request = Guid.NewGuid().ToString();

    [Fact]
    [Covering]
    public async Task Update_Again_WritesNothing()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var first = await Put(id, 2, _request);
        Host.Advance(TimeSpan.FromMinutes(1));

        var second = await Put(id, 2, _request);

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Require("ETag"), second.Require("ETag"));
    }

    [Fact]
    public async Task Update_AgainAfterOthers_IsAnsweredFromTheCurrentState()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await Put(id, 2, _request);
        var current = await Put(id, 3, Guid.NewGuid().ToString());

        Assert.Equal(current.Text, (await Put(id, 2, _request)).Text);
        Assert.Equal(current.Text, (await Client.Get(id)).Text);
    }

    [Fact]
    public async Task Update_AgainAfterOneWithoutId_IsAnsweredFromTheCurrentState()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await Put(id, 2, _request);
        var current = await Put(id, 3, null);

        Assert.Equal(current.Text, (await Put(id, 2, _request)).Text);
    }

    [Fact]
    public async Task Updates_ABAUnderOneId_EndAtA()
    {
        var id = await Client.NewCartId(Body.Monthly());

        var first = await Put(id, 2, _request);
        await Put(id, 3, _request);
        var third = await Put(id, 2, _request);

        Assert.Equal(2, (await Client.Get(id)).ShouldBe(200).Int("lineItems.0.quantity"));
        Assert.NotEqual(first.Require("ETag"), third.Require("ETag"));
        Assert.Equal(third.Text, (await Put(id, 2, _request)).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Update_AgainWithoutAKey_IsWritten(string? key)
    {
        var id = await Client.NewCartId(Body.Monthly());
        Assert.NotEqual((await Put(id, 2, key)).Require("ETag"), (await Put(id, 2, key)).Require("ETag"));
    }

    [Fact]
    public async Task Update_AgainUnderAnOpaqueKey_WritesNothing()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Assert.Equal((await Put(id, 2, "attempt")).Text, (await Put(id, 2, "attempt")).Text);
    }

    [Fact]
    public async Task Update_AgainWithTheIdInOtherCase_WritesNothing()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Assert.Equal((await Put(id, 2, _request)).Text, (await Put(id, 2, _request.ToUpperInvariant())).Text);
    }

    [Fact]
    [Covering]
    public async Task Update_AgainAfter63Others_IsAReplay()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await Put(id, 2, _request);
        await PutUnderOtherIds(id, 63);

        await Put(id, 2, _request);

        Assert.Equal(9, (await Client.Get(id)).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    [Fact]
    [Covering]
    public async Task Update_AgainAfter64Others_IsWritten()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await Put(id, 2, _request);
        await PutUnderOtherIds(id, 64);

        await Put(id, 2, _request);

        Assert.Equal(2, (await Client.Get(id)).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    [Fact]
    public async Task Update_WithTheIdAndBodyOfTheCreate_IsWritten()
    {
        var body = Body.Cart(Body.Monthly());
        var id = (await Client.Create(body, ("MS-RequestId", _request))).ShouldBe(201).Text("id");
        await Put(id, 2, null);

        Assert.Equal(
            1,
            (await Client.Put(id, body, ("MS-RequestId", _request))).ShouldBe(201).Int("lineItems.0.quantity")
        );
    }

    [Fact]
    public async Task Update_OfTwoCartsUnderOneId_IsWrittenToBoth()
    {
        var (first, second) = (await Client.NewCartId(Body.Monthly()), await Client.NewCartId(Body.Monthly()));
        await Put(first, 2, _request);
        await Put(second, 2, _request);
        Assert.Equal(2, (await Client.Get(second)).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    [Fact]
    public async Task Update_AgainAfterARefusal_IsWritten()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var body = Body.Cart(Body.Monthly(2));
        (await Client.Put(id, body, ("MS-RequestId", _request), ("If-Match", "\"stale\""))).ShouldFail(400, 2055);

        Assert.Equal(
            2,
            (await Client.Put(id, body, ("MS-RequestId", _request))).ShouldBe(201).Int("lineItems.0.quantity")
        );
    }

    [Fact]
    [Covering]
    public async Task Updates_AtOnceUnderOneId_AreWrittenOnce()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Put(id, 2, _request)));
        Assert.Single(answers.Select(answer => answer.Require("ETag")).Distinct());
    }

    [Fact]
    public async Task Get_UnderAUsedId_ReadsTheCart()
    {
        var id = await Client.NewCartId(Body.Monthly());
        await Put(id, 2, _request);
        await Put(id, 3, null);
        Assert.Equal(3, (await Client.Get(id, ("MS-RequestId", _request))).ShouldBe(200).Int("lineItems.0.quantity"));
    }

    private async Task<Answer> Put(string id, int quantity, string? request)
    {
        var answer = await Client.Put(id, Body.Cart(Body.Monthly(quantity)), ("MS-RequestId", request));
        answer.ShouldBe(201);
        return answer;
    }

    private async Task PutUnderOtherIds(string id, int count)
    {
        for (var i = 0; i < count; i++)
            await Put(id, 9, Guid.NewGuid().ToString());
    }
}

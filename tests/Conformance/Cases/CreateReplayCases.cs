using System.Text;

namespace PartnerCarts.Conformance;

/// <summary>A create that comes again (contract.md 9 items 1, 2, 6, 7 and 8).</summary>
public abstract class CreateReplayCases(ConformanceHost host) : ConformanceCases(host)
{
    private static readonly string One = Body.Cart(Body.Monthly());

    private readonly string _request = Guid.NewGuid().ToString();

    [Fact, Case("C51")]
    [Covering]
    public async Task Create_Again_FindsTheFirstCart()
    {
        var stored = await Host.StoredCarts();

        var first = await Client.Create(One, ("MS-RequestId", _request));
        Host.Advance(TimeSpan.FromMinutes(1));
        var second = await Client.Create(One, ("MS-RequestId", _request));

        first.ShouldBe(201);
        second.ShouldBe(201);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(stored + 1, await Host.StoredCarts());
    }

    [Fact]
    public async Task Create_AgainAfterAnUpdate_ShowsTheCartAsItIsNow()
    {
        var id = await Create(_request);
        var updated = (await Client.Put(id, Body.Cart(Body.Monthly(5)))).ShouldBe(201);

        Assert.Equal(
            updated.GetRawText(),
            (await Client.Create(One, ("MS-RequestId", _request))).ShouldBe(201).GetRawText()
        );
    }

    [Fact]
    [Covering]
    public async Task Creates_AtOnceUnderOneId_MakeOneCart()
    {
        var stored = await Host.StoredCarts();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Create(_request)));

        Assert.Single(ids.Distinct());
        Assert.Equal(stored + 1, await Host.StoredCarts());
    }

    [Theory]
    [InlineData("X")]
    [InlineData("order-4711")]
    [InlineData("{\"not\":\"a guid\"}")]
    public async Task Create_AgainUnderAnOpaqueKey_FindsTheFirstCart(string key) =>
        Assert.Equal(await Create(key), await Create(key));

    [Fact]
    public async Task Create_AgainWithTheIdInOtherCase_FindsTheFirstCart() =>
        Assert.Equal(await Create(_request), await Create(_request.ToUpperInvariant()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Create_AgainWithoutAKey_IsAnotherCart(string? key) =>
        Assert.NotEqual(await Create(key), await Create(key));

    [Fact]
    public async Task Create_SameIdOtherBody_IsAnotherCart()
    {
        var other = (await Client.Create(Body.Cart(Body.Monthly(2)), ("MS-RequestId", _request)))
            .ShouldBe(201)
            .Text("id");
        Assert.NotEqual(await Create(_request), other);
        Assert.Equal(await Create(_request), await Create(_request));
    }

    // The .NET SDK keeps one correlation id for all it does.
    [Fact]
    public async Task Create_SameCorrelationId_IsAnotherCart()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 2; i++)
            ids.Add((await Client.Create(One, ("MS-CorrelationId", _request))).ShouldBe(201).Text("id"));
        Assert.Equal(2, ids.Count);
    }

    // The hash is of the raw bytes: what means the same is not the same.
    [Fact]
    public async Task Create_SameIdOtherBlanks_IsAnotherCart()
    {
        var spaced = (
            await Client.SendBytes(
                "POST",
                Client.CartsPath,
                Encoding.UTF8.GetBytes(One + " "),
                ("MS-RequestId", _request)
            )
        )
            .ShouldBe(201)
            .Text("id");
        Assert.NotEqual(await Create(_request), spaced);
    }

    [Fact]
    [Covering]
    public async Task Create_AgainAfterTheCartWasOrdered_IsANewCart()
    {
        var first = await Create(_request);
        (await Client.Checkout(first)).ShouldBe(201);

        var second = await Create(_request);

        Assert.NotEqual(first, second);
        Assert.Equal(second, await Create(_request));
        Assert.Equal("Active", (await Client.Get(second)).ShouldBe(200).Text("status"));
    }

    [Fact]
    public async Task Create_AgainWithin24Hours_FindsTheFirstCart()
    {
        var first = await Create(_request);
        Host.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await Create(_request));
    }

    [Fact]
    public async Task Create_AgainAfter24Hours_IsANewCart()
    {
        var first = await Create(_request);
        Host.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        var second = await Create(_request);

        Assert.NotEqual(first, second);
        (await Client.Get(first)).ShouldBe(200);
    }

    [Fact]
    [Covering]
    public async Task Create_AgainAfterTheCartExpired_IsANewCartWithANewTag()
    {
        var first = await Client.Create(One, ("MS-RequestId", _request));
        first.ShouldBe(201);
        Host.Advance(TimeSpan.FromDays(8));

        var second = await Client.Create(One, ("MS-RequestId", _request));

        Assert.Equal(Host.Now, second.ShouldBe(201).Time("creationTimestamp"));
        Assert.NotEqual(first.Require("ETag"), second.Require("ETag"));
    }

    // partner.With(context) makes the .NET SDK send one id on every call.
    [Fact]
    public async Task OneIdForEverything_Works()
    {
        var key = ("MS-RequestId", _request);
        for (var purchase = 0; purchase < 3; purchase++)
        {
            var id = await Create(_request);
            var other = (await Client.Create(Body.Cart(Body.OneTime()), key)).ShouldBe(201).Text("id");
            Assert.NotEqual(id, other);
            Assert.Equal(1, (await Client.Get(id, key)).ShouldBe(200).Int("lineItems.0.quantity"));
            Assert.Equal(
                2,
                (await Client.Put(id, Body.Cart(Body.Monthly(2)), key)).ShouldBe(201).Int("lineItems.0.quantity")
            );
            Assert.Equal(2, (await Client.Get(id, key)).ShouldBe(200).Int("lineItems.0.quantity"));
            (await Client.Checkout(id, key)).ShouldBe(201);
            Assert.Equal("Ordered", (await Client.Get(id, key)).ShouldBe(200).Text("status"));
        }
    }

    [Fact]
    public async Task Create_AgainAfterARefusal_IsExecuted()
    {
        (await Client.Create("{", ("MS-RequestId", _request))).ShouldFail(400, 800002);
        (await Client.Create("{", ("MS-RequestId", _request))).ShouldFail(400, 800002);
        await Create(_request);
    }

    private async Task<string> Create(string? request) =>
        (await Client.Create(One, ("MS-RequestId", request))).ShouldBe(201).Text("id");
}

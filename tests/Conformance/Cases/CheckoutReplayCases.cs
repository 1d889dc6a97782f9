namespace PartnerCarts.Conformance;

/// <summary>
/// A checkout that comes again keeps its status under its own request id (contract.md 9 item 3; 7.4 item 5).
/// </summary>
public abstract class CheckoutReplayCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact]
    [Covering]
    public async Task Checkout_AgainUnderItsId_IsAnswered201()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var key = ("MS-RequestId", Guid.NewGuid().ToString());

        var first = await Client.Checkout(id, key);
        var second = await Client.Checkout(id, key);

        Assert.Equal(first.ShouldBe(201).GetRawText(), second.ShouldBe(201).GetRawText());
    }

    [Fact]
    [Covering]
    public async Task Checkout_AgainUnderAnotherId_IsAnswered200()
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Checkout(id, ("MS-RequestId", Guid.NewGuid().ToString()))).ShouldBe(201);
        (await Client.Checkout(id, ("MS-RequestId", Guid.NewGuid().ToString()))).ShouldBe(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Checkout_AgainWithoutAKey_IsAnswered200(string? key)
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Checkout(id, ("MS-RequestId", key))).ShouldBe(201);
        (await Client.Checkout(id, ("MS-RequestId", key))).ShouldBe(200);
    }

    [Fact]
    public async Task Checkout_UnderTheIdOfTheCreate_IsExecuted()
    {
        var key = ("MS-RequestId", Guid.NewGuid().ToString());
        var id = (await Client.Create(Body.Cart(Body.Monthly()), key)).ShouldBe(201).Text("id");
        (await Client.Checkout(id, key)).ShouldBe(201);
        Assert.Equal("Ordered", (await Client.Get(id)).ShouldBe(200).Text("status"));
    }

    [Fact]
    public async Task Checkout_AgainAfterALineError_IsExecuted()
    {
        var key = ("MS-RequestId", Guid.NewGuid().ToString());
        var id = await Client.NewCartId(Body.Line(Items.Unknown));
        (await Client.Checkout(id, key)).ShouldFail(400, 800009);
        (await Client.Put(id, Body.Cart(Body.Monthly()))).ShouldBe(201);
        (await Client.Checkout(id, key)).ShouldBe(201);
    }
}

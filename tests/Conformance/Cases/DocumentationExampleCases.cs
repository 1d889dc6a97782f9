using System.Text;

namespace PartnerCarts.Conformance;

/// <summary>What people paste from the API's documentation (contract.md 6).</summary>
public abstract class DocumentationExampleCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C13")]
    public async Task Recording_DocumentationPut_UpdatesTheCartOfThePath()
    {
        var recording = Recording.Load("documentation-put");
        var client = new PartnerClient(Host) { Customer = recording.Customer };
        var id = await client.NewCartId(Body.OneTime());

        var cart = await recording.Replay(Host, client.Authorization, id, 201);

        Assert.Equal(id, cart.Text("id"));
        Assert.Equal(2, cart.Int("lineItems.0.quantity"));
        Assert.Equal("Reserved_VM", cart.Text("lineItems.0.friendlyName"));
        Assert.Equal(
            "1C461A25-F729-4FA5-AADB-280947DD05E8",
            cart.Text("lineItems.0.provisioningContext.subscriptionId")
        );
        Assert.Equal("1Year", cart.Text("lineItems.0.provisioningContext.duration"));
        Assert.Equal($"/v1/customers/{recording.Customer}/carts/{id}/", cart.Text("links.self.uri"));
        Assert.Equal(TimeSpan.FromDays(7), cart.Time("expirationTimestamp") - cart.Time("creationTimestamp"));
        Assert.Equal("Active", cart.Text("status"));
        Assert.False(cart.Has("lineItems.0.error"));
    }

    [Theory]
    [InlineData("{", "}")]
    [InlineData("{ \r\n\t ", " \n }")]
    [InlineData("{\n", "}  \n")]
    [InlineData("  {  ", "}")]
    public async Task Braces_Doubled_AreDroppedOnce(string open, string close) =>
        (await Client.Create(open + Body.Cart(Body.Monthly()) + close)).ShouldBe(201);

    [Theory]
    [InlineData("{{", "}")]
    [InlineData("{", "}}")]
    [InlineData("{{{", "}}}")]
    [InlineData("{x{", "}}")]
    [InlineData("{{", "}x}")]
    [InlineData("[{", "}]")]
    public async Task Braces_OtherwiseWrong_AreRefused(string open, string close)
    {
        var stored = await Host.StoredCarts();
        (await Client.Create($"{open}\"lineItems\":[{Body.Monthly()}]{close}")).ShouldFail(400, 800002);
        Assert.Equal(stored, await Host.StoredCarts());
    }

    // The length in the documentation's example is short: what is cut off is broken JSON, not a fault of the service.
    [Fact]
    public async Task ContentLength_TooShort_IsAPlainFault()
    {
        var body = Body.Cart(Body.Monthly());
        await using var connection = await RawConnection.Open(Host.BaseAddress);
        await connection.Send(
            $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + $"{Client.Authorization}\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{body[..20]}"
        );
        (await connection.Receive()).ShouldFail(400, 800002);
    }

    [Fact]
    public async Task TableSpellings_OfTheDocumentation_AreAccepted()
    {
        var cart = (
            await Client.Create(
                $$"""
                {"creationTimeStamp":"2018-05-20T09:41:07Z","lastModifiedTimeStamp":"x","expirationTimeStamp":5,
                 "lineItems":[{"id":"0","catalogId":"{{Items.Monthly}}","quantity":"1","billingCycle":"Monthly"}]}
                """
            )
        ).ShouldBe(201);

        Assert.Equal(Host.Now, cart.Time("creationTimestamp"));
        Assert.False(cart.Has("creationTimeStamp"));
        Assert.Equal(0, cart.Int("lineItems.0.id"));
    }

    [Fact]
    public async Task Times_AfterAnUpdate_AreTrue()
    {
        var id = await Client.NewCartId(Body.Monthly());
        Host.Advance(TimeSpan.FromMinutes(1));
        var cart = (await Client.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);
        Assert.Equal(TimeSpan.FromMinutes(1), cart.Time("lastModifiedTimestamp") - cart.Time("creationTimestamp"));
    }

    [Fact]
    public async Task Answer_Always_StartsWithItsBrace()
    {
        var answer = await Client.Create(Body.Cart(Body.Monthly()));
        answer.ShouldBe(201);
        Assert.Equal("{", Encoding.UTF8.GetString(answer.Body, 0, 1));
    }
}

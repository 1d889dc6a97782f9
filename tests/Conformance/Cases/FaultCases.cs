namespace PartnerCarts.Conformance;

/// <summary>Every fault has one form (contract.md 8.1), whatever part of the service it comes from.</summary>
public abstract class FaultCases(ConformanceHost host) : ConformanceCases(host)
{
    private static readonly string Good = Body.Cart(Body.Monthly());

    [Theory, Case("C58")]
    [InlineData("no token", 401, 800001)]
    [InlineData("bad token", 401, 400)]
    [InlineData("no route", 404, 1000)]
    [InlineData("no method", 405, 405)]
    [InlineData("customer id", 400, 900118)]
    [InlineData("broken", 400, 800002)]
    [InlineData("enum", 400, 900126)]
    [InlineData("absent", 404, 800008)]
    [InlineData("stale", 400, 2055)]
    [InlineData("line error", 400, 800009)]
    [InlineData("ordered", 400, 800065)]
    [InlineData("no order", 404, null)]
    public async Task Fault_OfEachKind_HasTheDocumentedForm(string kind, int status, int? code)
    {
        var answer = await Bring(kind);
        var fault = answer.ShouldFail(status, code ?? answer.ShouldBe(status).Int("code"));

        Assert.All(fault.At("data").EnumerateArray(), entry =>
            Assert.Equal(System.Text.Json.JsonValueKind.String, entry.ValueKind)
        );
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
    }

    [Fact, Case("C58"), Case("C56")]
    [Covering]
    public async Task Store_NotWritable_Answers503AndIsForgotten()
    {
        var key = ("MS-RequestId", Guid.NewGuid().ToString());
        var id = await Client.NewCartId(Body.Monthly());
        var before = (await Client.Get(id)).ShouldBe(200).GetRawText();

        await using (await Host.StoreOutage())
        {
            foreach (
                var answer in (Answer[])
                    [
                        await Client.Create(Good, key),
                        await Client.Put(id, Body.Cart(Body.Monthly(2)), key),
                        await Client.Checkout(id, key),
                    ]
            )
            {
                answer.ShouldFail(503, 800003);
                Assert.Matches("^[1-9][0-9]*$", answer.Require("Retry-After"));
            }
        }

        Assert.Equal(before, (await Client.Get(id)).ShouldBe(200).GetRawText());
        (await Client.Create(Good, key)).ShouldBe(201);
        Assert.Equal(
            2,
            (await Client.Put(id, Body.Cart(Body.Monthly(2)), key)).ShouldBe(201).Int("lineItems.0.quantity")
        );
        (await Client.Checkout(id, key)).ShouldBe(201);
    }

    // A client that hangs up leaves nothing behind, and its second try is served.
    [Fact]
    public async Task Client_ThatHangsUpInTheBody_LeavesNothing()
    {
        var stored = await Host.StoredCarts();
        var head =
            $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + $"{Client.Authorization}\r\nMS-RequestId: {Guid.NewGuid()}\r\nContent-Length: {Good.Length}\r\n\r\n";
        await using (var connection = await RawConnection.Open(Host.BaseAddress))
            await connection.Send(head + Good[..10]);

        (await RawConnection.Exchange(Host.BaseAddress, head + Good)).ShouldBe(201);
        Assert.Equal(stored + 1, await Host.StoredCarts());
    }

    [Theory]
    [InlineData("/v1/customers/%2F/carts")]
    [InlineData("/v1/customers/%20/carts")]
    [InlineData("/v1/customers/%C3%A9%F0%9F%9B%92/carts")]
    [InlineData("/v1/customers/%3Cscript%3E/carts")]
    [InlineData("/v1/customers/{12345678-1234-1234-1234-123456789abc/carts")]
    public async Task CustomerId_Hostile_IsAPlainFault(string path) =>
        (await Client.Send("POST", path, Good)).ShouldFail(400, 900118);

    private async Task<Answer> Bring(string kind) =>
        kind switch
        {
            "no token" => await Client.Create(Good, ("Authorization", null)),
            "bad token" => await Client.Create(Good, ("Authorization", "Bearer nonsense")),
            "no route" => await Client.Send("GET", "/v1/nothing", null),
            "no method" => await Client.Send("DELETE", Client.CartsPath, null),
            "customer id" => await Client.Send("POST", "/v1/customers/contoso/carts", Good),
            "broken" => await Client.Create("{"),
            "enum" => await Client.Create(Body.Cart(Body.Line(Items.Monthly, "weekly"))),
            "absent" => await Client.Get(Guid.NewGuid().ToString()),
            "stale" => await Client.Put(await Client.NewCartId(Body.Monthly()), Good, ("If-Match", "\"stale\"")),
            "line error" => await Client.Checkout(await Client.NewCartId(Body.Line(Items.Unknown))),
            "ordered" => await Client.Put(await Client.NewOrderedCartId(Body.Monthly()), Good),
            "no order" => await Client.GetOrder("0123456789ab"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}

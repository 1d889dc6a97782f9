namespace PartnerCarts.Conformance;

/// <summary>Request headers (contract.md 2), the token aside.</summary>
public abstract class RequestHeaderCases(ConformanceHost host) : ConformanceCases(host)
{
    [Fact, Case("C06")]
    public async Task Headers_OnlyTheToken_AreEnough()
    {
        var body = Body.Cart(Body.Monthly());
        var answer = await RawConnection.Exchange(
            Host.BaseAddress,
            $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + $"{Client.Authorization}\r\nContent-Length: {body.Length}\r\n\r\n{body}"
        );
        answer.ShouldBe(201);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    [InlineData("application/xml;q=0.9")]
    [InlineData("nonsense")]
    public async Task Accept_Anything_IsAnsweredInJson(string accept) =>
        (await Client.Create(Body.Cart(Body.Monthly()), ("Accept", accept))).ShouldBe(201);

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/json")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    public async Task ContentType_MissingOrTextual_IsReadAsJson(string? contentType) =>
        (await Client.Create(Body.Cart(Body.Monthly()), ("Content-Type", contentType))).ShouldBe(201);

    [Theory]
    [InlineData("v1")]
    [InlineData("api-version: v1")]
    [InlineData("v99")]
    public async Task ContractVersion_Any_IsAccepted(string version) =>
        (await Client.Create(Body.Cart(Body.Monthly()), ("MS-Contract-Version", version))).ShouldBe(201);

    [Theory]
    [InlineData("MS-PartnerCenter-Client", "Partner Center Open .NET SDK")]
    [InlineData("MS-PartnerCenter-Application", "My shop")]
    [InlineData("MS-SdkVersion", "3.4.0.0")]
    [InlineData("x-ms-customeruser-upn", "jo@contoso.example")]
    [InlineData("ocp-apim-subscription-key", "0123456789abcdef")]
    [InlineData("MS-ContinuationToken", "token")]
    [InlineData("MS-Enforce-MFA", "true")]
    [InlineData("ms-cv", "sF/wRa2ih0CzbABc.0")]
    [InlineData("ms-cv", "no vector at all")]
    public async Task Header_OfSomeClient_IsAccepted(string name, string value)
    {
        var id = (await Client.Create(Body.Cart(Body.Monthly()), (name, value))).ShouldBe(201).Text("id");
        (await Client.Get(id, (name, value))).ShouldBe(200);
        (await Client.Put(id, Body.Cart(Body.Monthly(2)), (name, value))).ShouldBe(201);
        (await Client.Checkout(id, (name, value))).ShouldBe(201);
    }

    [Theory, Case("C09")]
    [InlineData("MS-PartnerCenter-Application:")]
    [InlineData("MS-PartnerCenter-Application: ")]
    public async Task Application_Empty_IsAccepted(string header)
    {
        var body = Body.Cart(Body.Monthly());
        var answer = await RawConnection.Exchange(
            Host.BaseAddress,
            $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\n{header}\r\nAuthorization: "
                + $"{Client.Authorization}\r\nContent-Type: application/json\r\nContent-Length: "
                + $"{body.Length}\r\n\r\n{body}"
        );
        answer.ShouldBe(201);
    }

    [Fact, Case("C10")]
    public async Task Expect_100Continue_IsAnswered100ThenTheResult()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var body = Body.Cart(Body.Monthly(2));
        await using var connection = await RawConnection.Open(Host.BaseAddress);

        await connection.Send(
            $"PUT {Client.CartPath(id)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + $"{Client.Authorization}\r\nContent-Type: application/json\r\nContent-Length: "
                + $"{body.Length}\r\nExpect: 100-continue\r\n\r\n"
        );
        Assert.Equal(100, (await connection.Receive()).Status);
        await connection.Send(body);

        Assert.Equal(2, (await connection.Receive()).ShouldBe(201).Int("lineItems.0.quantity"));
    }

    [Fact]
    public async Task Body_Chunked_IsRead()
    {
        var body = Body.Cart(Body.Monthly(3));
        var (first, second) = (body[..20], body[20..]);
        var answer = await RawConnection.Exchange(
            Host.BaseAddress,
            $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + $"{Client.Authorization}\r\nTransfer-Encoding: chunked\r\n\r\n"
                + $"{first.Length:x}\r\n{first}\r\n{second.Length:X}\r\n{second}\r\n0\r\n\r\n"
        );
        Assert.Equal(3, answer.ShouldBe(201).Int("lineItems.0.quantity"));
    }

    [Fact]
    public async Task Connection_KeptOpen_ServesOneRequestAfterAnother()
    {
        await using var connection = await RawConnection.Open(Host.BaseAddress);
        foreach (var quantity in (int[])[1, 2, 3])
        {
            var body = Body.Cart(Body.Monthly(quantity));
            await connection.Send(
                $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + $"{Client.Authorization}\r\nContent-Length: {body.Length}\r\n\r\n{body}"
            );
            Assert.Equal(quantity, (await connection.Receive()).ShouldBe(201).Int("lineItems.0.quantity"));
        }
    }

    // A fault is no reason to lose the connection, whether its body was read or not.
    [Fact]
    public async Task Connection_AfterFaults_ServesOn()
    {
        await using var connection = await RawConnection.Open(Host.BaseAddress);
        string Request(string path, string authorization, string body) =>
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {authorization}\r\nContent-Length: "
            + $"{body.Length}\r\n\r\n{body}";
        var good = Body.Cart(Body.Monthly());

        await connection.Send(Request(Client.CartsPath, Client.Authorization, "{"));
        (await connection.Receive()).ShouldFail(400, 800002);
        await connection.Send(Request(Client.CartsPath, "Bearer nonsense", good));
        (await connection.Receive()).ShouldFail(401, 400);
        await connection.Send(Request("/v1/nothing", Client.Authorization, good));
        (await connection.Receive()).ShouldFail(404, 1000);
        await connection.Send(Request(Client.CartsPath, Client.Authorization, good));
        (await connection.Receive()).ShouldBe(201);
    }

    // A proxy in front may believe the one length and this service the other.
    [Fact]
    public async Task Body_WithBothLengths_IsRefused()
    {
        var body = Body.Cart(Body.Monthly());
        var answer = await RawConnection.Exchange(
            Host.BaseAddress,
            $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + $"{Client.Authorization}\r\nContent-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n\r\n"
                + $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n"
        );
        answer.ShouldFail(400, 800002);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Body_Compressed_IsRefused(string coding) =>
        (await Client.Create(Body.Cart(Body.Monthly()), ("Content-Encoding", coding))).ShouldFailNaming(
            400,
            800002,
            "Content-Encoding",
            coding
        );
}

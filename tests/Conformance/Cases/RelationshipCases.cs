namespace PartnerCarts.Conformance;

/// <summary>
/// Rights, and customers whom a partner may act for (contract.md 7.0, 7.1 item 1; 8.3, rows 2032 and 20002).
/// </summary>
public abstract class RelationshipCases(ConformanceHost host) : ConformanceCases(host)
{
    private const string BrokenBody = """{"lineItems":[""";

    [Fact]
    public async Task Customer_WithoutARelationship_Answers403NamingIt()
    {
        var secured = await Host.Secured();
        var stranger = Guid.NewGuid();
        var stored = await secured.Host.StoredCarts();

        (
            await secured.Send(
                secured.Token(SecuredHost.PartnerA),
                "POST",
                $"/v1/customers/{stranger}/carts",
                Body.Cart(Body.Monthly())
            )
        ).ShouldFailNaming(403, 20002, stranger.ToString());
        Assert.Equal(stored, await secured.Host.StoredCarts());
    }

    [Fact]
    public async Task Customer_WithoutARelationship_ComesBeforeTheBody()
    {
        var secured = await Host.Secured();
        (
            await secured.Send(
                secured.Token(SecuredHost.PartnerA),
                "POST",
                $"/v1/customers/{SecuredHost.CustomerOfB}/carts",
                BrokenBody
            )
        ).ShouldFail(403, 20002);
        (
            await secured.Send(
                secured.Token(SecuredHost.PartnerA),
                "PUT",
                $"/v1/customers/{SecuredHost.CustomerOfB}/carts/x",
                BrokenBody
            )
        ).ShouldFail(403, 20002);
    }

    [Fact]
    public async Task CustomerId_NoGuid_ComesBeforeTheRelationship()
    {
        var secured = await Host.Secured();
        (
            await secured.Send(secured.Token(SecuredHost.PartnerA), "POST", "/v1/customers/contoso/carts", BrokenBody)
        ).ShouldFail(400, 900118);
    }

    [Fact]
    public async Task Right_Missing_ComesBeforeTheRelationshipAndTheCustomerId()
    {
        var secured = await Host.Secured();
        var reader = secured.Token(SecuredHost.PartnerA, "Carts.Read");
        (await secured.Send(reader, "POST", $"/v1/customers/{SecuredHost.CustomerOfB}/carts", BrokenBody)).ShouldFail(
            403,
            2032
        );
        (await secured.Send(reader, "POST", "/v1/customers/contoso/carts", BrokenBody)).ShouldFail(403, 2032);
    }

    [Theory]
    [InlineData("Carts.Read", true, false, false)]
    [InlineData("Carts.Write", false, true, false)]
    [InlineData("Carts.Buy", false, false, true)]
    [InlineData("Carts.Read Carts.Write", true, true, false)]
    public async Task Right_OfAScope_OpensItsRoutesAlone(string scopes, bool reads, bool writes, bool buys)
    {
        var secured = await Host.Secured();
        var carts = $"/v1/customers/{SecuredHost.CustomerOfA}/carts";
        var cart =
            $"{carts}/{(await secured.Send(secured.Token(SecuredHost.PartnerA), "POST", carts, Body.Cart(Body.Monthly()))).ShouldBe(201).Text("id")}";
        var token = secured.Token(SecuredHost.PartnerA, scopes);

        await Check("GET", cart, null, reads);
        await Check("GET", $"/v1/customers/{SecuredHost.CustomerOfA}/orders/a1b2c3d4e5f6", null, reads);
        await Check("POST", carts, Body.Cart(Body.Monthly()), writes);
        await Check("PUT", cart, Body.Cart(Body.Monthly(2)), writes);
        await Check("POST", $"{cart}/checkout", null, buys);

        async Task Check(string method, string path, string? body, bool has)
        {
            var answer = await secured.Send(token, method, path, body);
            if (has)
                Assert.True(answer.Status is 200 or 201 or 404, answer.Describe());
            else
                answer.ShouldFail(403, 2032);
        }
    }

    [Fact]
    [Races]
    public async Task Relationship_TakenFromTheFile_EndsAndComesBack()
    {
        // A service of its own: the others of the class go on with the file as it is.
        await using var secured = await SecuredHost.Start(Host);
        var path = $"/v1/customers/{SecuredHost.CustomerOfA}/carts/{Guid.NewGuid()}";
        (await secured.Send(secured.Token(SecuredHost.PartnerA), "GET", path)).ShouldFail(404, 800008);

        await secured.Relate((SecuredHost.PartnerA, [SecuredHost.CustomerOfBoth]));
        await Become(403);
        await secured.Relate((SecuredHost.PartnerA, [SecuredHost.CustomerOfBoth, SecuredHost.CustomerOfA]));
        await Become(404);

        async Task Become(int status)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while ((await secured.Send(secured.Token(SecuredHost.PartnerA), "GET", path)).Status != status)
            {
                secured.Host.Advance(TimeSpan.FromSeconds(2));
                await Task.Delay(10, patience.Token);
            }
        }
    }
}

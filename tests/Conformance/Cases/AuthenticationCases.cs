namespace PartnerCarts.Conformance;

/// <summary>The <c>Authorization</c> header (contract.md 2, and 8.3's 401 rows).</summary>
public abstract class AuthenticationCases(ConformanceHost host) : ConformanceCases(host)
{
    [Theory, Case("C05")]
    [InlineData("POST", "")]
    [InlineData("GET", "/65faf57b-2205-47c2-92f6-c89af5e32347")]
    [InlineData("PUT", "/65faf57b-2205-47c2-92f6-c89af5e32347")]
    [InlineData("POST", "/65faf57b-2205-47c2-92f6-c89af5e32347/checkout")]
    public async Task Token_Missing_Answers401(string method, string rest)
    {
        var answer = await Client.Send(
            method,
            Client.CartsPath + rest,
            method is "GET" ? null : Body.Cart(Body.Monthly()),
            ("Authorization", null)
        );

        answer.ShouldFail(401, 800001);
        ShouldChallenge(answer);
    }

    [Fact]
    public async Task Token_OfAnotherKey_Answers401() => await ShouldDeny($"Bearer {Host.ForgedToken(Client.Partner)}");

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxMjMifQ.")]
    public async Task Token_Malformed_Answers401(string authorization) => await ShouldDeny(authorization);

    [Fact]
    public async Task Token_WithItsSignatureCut_Answers401() => await ShouldDeny(Client.Authorization[..^4]);

    [Theory, Case("C80")]
    [InlineData("https://graph.windows.net")]
    [InlineData("https://graph.windows.net/")]
    [InlineData("00000002-0000-0000-c000-000000000000")]
    public async Task Token_ForTheRetiredAudience_IsToldApartOnlyIfItIsSound(string audience)
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA).With(("aud", audience));
        var path = $"/v1/customers/{SecuredHost.CustomerOfA}/orders";

        var answer = await secured.Send(token, "GET", path);

        answer.ShouldFail(401, 900420);
        ShouldChallenge(answer);
        var old = token.With(("exp", secured.Host.Now.AddHours(-1).ToUnixTimeSeconds()));
        (await secured.Send(old, "GET", path)).ShouldFail(401, 400);
        var text = token.ToString();
        var broken = text[..(text.LastIndexOf('.') + 1)] + new string('A', text.Length - text.LastIndexOf('.') - 1);
        (
            await new PartnerClient(secured.Host).Send("GET", path, null, ("Authorization", $"Bearer {broken}"))
        ).ShouldFail(401, 400);
    }

    [Fact]
    public async Task Token_Expired_Answers401()
    {
        var authorization = $"Bearer {Host.Token(Client.Partner, lifetime: TimeSpan.FromHours(1))}";
        (await Client.Create(Body.Cart(Body.Monthly()), ("Authorization", authorization))).ShouldBe(201);

        Host.Advance(TimeSpan.FromHours(2));

        await ShouldDeny(authorization);
    }

    [Fact]
    public async Task Token_RefusedAndGoodInTurn_AreToldApart()
    {
        var forged = $"Bearer {Host.ForgedToken(Client.Partner)}";
        for (var i = 0; i < 3; i++)
        {
            await ShouldDeny(forged);
            (await Client.Create(Body.Cart(Body.Monthly()))).ShouldBe(201);
        }
    }

    [Fact]
    public async Task Scheme_InOtherCase_IsAccepted() =>
        (
            await Client.Create(Body.Cart(Body.Monthly()), ("Authorization", $"bearer {Host.Token(Client.Partner)}"))
        ).ShouldBe(201);

    [Fact]
    public async Task LastModifiedUser_UserToken_IsTheUser()
    {
        var user = Guid.NewGuid();
        var answer = await Client.Create(
            Body.Cart(Body.Monthly()),
            ("Authorization", $"Bearer {Host.Token(Client.Partner, user, Guid.NewGuid())}")
        );
        Assert.Equal(user.ToString(), answer.ShouldBe(201).Text("lastModifiedUser"));
    }

    [Fact]
    public async Task LastModifiedUser_AppOnlyToken_IsTheApplication()
    {
        var app = Guid.NewGuid();
        var answer = await Client.Create(
            Body.Cart(Body.Monthly()),
            ("Authorization", $"Bearer {Host.Token(Client.Partner, app: app)}")
        );
        Assert.Equal(app.ToString(), answer.ShouldBe(201).Text("lastModifiedUser"));
    }

    [Fact]
    public async Task LastModifiedUser_AfterAnUpdate_IsWhoUpdated()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var colleague = new PartnerClient(Host) { Partner = Client.Partner, Customer = Client.Customer };

        (await colleague.Put(id, Body.Cart(Body.Monthly(2)))).ShouldBe(201);

        Assert.Equal(colleague.User.ToString(), (await Client.Get(id)).ShouldBe(200).Text("lastModifiedUser"));
    }

    private async Task ShouldDeny(string authorization)
    {
        var answer = await Client.Create(Body.Cart(Body.Monthly()), ("Authorization", authorization));

        answer.ShouldFail(401, 400);
        ShouldChallenge(answer);
    }

    private static void ShouldChallenge(Answer answer) =>
        Assert.Equal(
            $"OAuth realm=\"urn:cpsvc:cpid:{answer.Require("MS-CorrelationId")}\"",
            answer.Require("WWW-Authenticate")
        );
}

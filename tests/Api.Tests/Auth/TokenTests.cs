using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Auth;

public sealed class TokenTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("BearerX abc")]
    public async Task Authorization_MissingOrOtherScheme_IsTokenMissing(string? header)
    {
        var response = await Send(header);

        await response.AssertFault(401, 800001);
        Assert.Equal(
            $"OAuth realm=\"urn:cpsvc:cpid:{response.Headers.GetValues("MS-CorrelationId").Single()}\"",
            response.Headers.WwwAuthenticate.Single().ToString()
        );
    }

    [Theory]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer static-fake-token")]
    [InlineData("Bearer eyJhbGciOiJFUzI1NiJ9.eyJ0aWQiOjF9.AAAA")]
    [InlineData("bearer ....")]
    [InlineData("Bearer e30.e30.e30.e30.e30")]
    public async Task Token_ThatIsNone_IsRefused(string header)
    {
        var response = await Send(header);

        await response.AssertFault(401, 400);
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Challenge_WithAQuoteInTheCorrelationId_IsEscaped()
    {
        var response = await Send(null, ("MS-CorrelationId", "a\"b\\c"));

        Assert.Equal(
            """OAuth realm="urn:cpsvc:cpid:a\"b\\c" """.Trim(),
            Assert.Single(response.Headers.NonValidated["WWW-Authenticate"])
        );
    }

    [Theory]
    [InlineData("bearer {0}")]
    [InlineData("BEARER  {0} ")]
    public async Task Scheme_InAnyCase_IsAccepted(string form) =>
        await (await Send(string.Format(CultureInfo.InvariantCulture, form, _host.Token()))).AssertFault(404, 800008);

    [Fact]
    public async Task Token_SignedWithAnotherKey_IsRefused()
    {
        using var other = new DevelopmentKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));

        await AssertRefused(
            other.CreateToken(ApiHost.Partner, null, null, TimeSpan.FromHours(1), _host.Clock.GetUtcNow()),
            "a key that is not known"
        );
    }

    [Fact]
    public async Task Token_ChangedAfterwards_IsRefused()
    {
        var parts = _host.Token().Split('.');
        var payload = Base64UrlEncoder
            .Decode(parts[1])
            .Replace(ApiHost.Partner.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal);

        await AssertRefused($"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}", "signature");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    public async Task Token_Unsigned_IsRefused(string algorithm)
    {
        var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");

        await AssertRefused($"{header}.{_host.Token().Split('.')[1]}.", "signature");
        await AssertRefused(TokenForge.Make(null, "", _host.Clock.GetUtcNow()), "signature");
    }

    [Fact]
    public async Task Token_SymmetricallySignedWithThePublicKey_IsRefused()
    {
        var key = new SymmetricSecurityKey(_host.Key.SecurityKey.ECDsa.ExportSubjectPublicKeyInfo())
        {
            KeyId = _host.Key.SecurityKey.KeyId,
        };

        await AssertRefused(TokenForge.Make(key, SecurityAlgorithms.HmacSha256, _host.Clock.GetUtcNow()), "signature");
    }

    [Theory]
    [InlineData(-3600, -121, false, "expired")]
    [InlineData(-3600, -120, false, "expired")]
    [InlineData(-3600, -119, true, "")]
    [InlineData(119, 3600, true, "")]
    [InlineData(120, 3600, true, "")]
    [InlineData(121, 3600, false, "not valid before")]
    public async Task Token_AtTheEdgesOfItsLifetime(int notBefore, int expires, bool isAccepted, string why)
    {
        var token = TokenForge.Make(
            _host.Key.SecurityKey,
            SecurityAlgorithms.EcdsaSha256,
            _host.Clock.GetUtcNow(),
            notBefore: TimeSpan.FromSeconds(notBefore),
            expires: TimeSpan.FromSeconds(expires)
        );

        if (isAccepted)
            await AssertAccepted(token);
        else
            await AssertRefused(token, why);
    }

    [Fact]
    public async Task Token_AcceptedOnce_IsRefusedOnceItExpires()
    {
        var token = _host.Token();

        await AssertAccepted(token);
        _host.Clock.Advance(TimeSpan.FromMinutes(61));
        await AssertAccepted(token);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await AssertRefused(token, "expired");
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com", true)]
    [InlineData("https://api.partnercenter.microsoft.com/", true)]
    [InlineData("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", true)]
    [InlineData("https://graph.microsoft.com", false)]
    public async Task Audience_OfPartnerCenterOnly_IsAccepted(string audience, bool isAccepted)
    {
        var token = TokenForge.Make(
            _host.Key.SecurityKey,
            SecurityAlgorithms.EcdsaSha256,
            _host.Clock.GetUtcNow(),
            audience: audience
        );

        if (isAccepted)
            await AssertAccepted(token);
        else
            await AssertRefused(token, "another audience");
    }

    [Theory]
    [InlineData("https://sts.windows.net/11111111-2222-4333-8444-555555555555/")]
    [InlineData("urn:partnercarts:development/")]
    public async Task Issuer_WithoutAKey_IsRefused(string issuer) =>
        await AssertRefused(
            TokenForge.Make(_host.Key.SecurityKey, SecurityAlgorithms.EcdsaSha256, _host.Clock.GetUtcNow(), issuer),
            ""
        );

    [Theory]
    [InlineData(null)]
    [InlineData("contoso")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Tenant_MissingOrNoGuid_IsRefused(string? tenant) =>
        await AssertRefused(Signed(("tid", tenant)), "tid claim");

    // Each refusal says what the token lacks, or has too much of.
    [Theory]
    [InlineData("names no client", "appid", null)]
    [InlineData("names several clients", "azp", "another")]
    [InlineData("names several clients", "client_id", "another")]
    [InlineData("appid claim is no text", "appid", " ")]
    [InlineData("neither a user's access token", "scp,sub", null)]
    [InlineData("neither a user's access token", "scp,oid", null)]
    [InlineData("names no user in oid", "oid", null)]
    [InlineData("names no scope", "scp", " ")]
    [InlineData("it must be user or app", "idtyp", "device")]
    [InlineData("idtyp is app, but it has the scopes", "idtyp", "app")]
    [InlineData("so it is an ID token", "nonce", "n")]
    [InlineData("so it is an ID token", "at_hash", "h")]
    [InlineData("so it is a token that is bound to a key", "cnf", "k")]
    [InlineData("so it is a logout token or another event", "events", "e")]
    [InlineData("token_use is id", "token_use", "id")]
    public async Task Token_ThatIsNoAccessToken_IsToldWhy(string why, string claims, string? value) =>
        await AssertRefused(Signed([.. claims.Split(',').Select(claim => (claim, (object?)value))]), why);

    [Fact]
    public async Task Token_OfIdtypUserWithoutScopes_IsToldWhy() =>
        await AssertRefused(Signed(("idtyp", "user"), ("scp", null)), "idtyp is user, but it has no scopes");

    [Theory]
    [InlineData("ES384")]
    [InlineData("ES512")]
    public async Task Token_OfTheDevelopmentKeyByAnotherCurvesAlgorithm_IsRefused(string algorithm) =>
        await AssertRefused(
            TokenForge.Make(_host.Key.SecurityKey, algorithm, _host.Clock.GetUtcNow()),
            "not for its alg"
        );

    [Theory]
    [InlineData("user", "x", TokenForge.User)]
    [InlineData("app", null, TokenForge.App)]
    [InlineData(null, "x", TokenForge.User)]
    [InlineData(null, null, TokenForge.App)]
    public async Task Caller_OfAUserOrAppOnlyToken_IsTheRightId(string? kind, string? scope, string expected)
    {
        await AssertAccepted(Signed(("idtyp", kind), ("scp", scope)));

        Assert.Equal(
            new(Guid.Parse(TokenForge.Tenant), expected) { IsAppOnly = scope is null },
            _host.Memory.Sent.Last().Caller
        );
    }

    [Theory]
    [InlineData("appid")]
    [InlineData("azp")]
    public async Task Application_InEitherVersion_IsRead(string claim)
    {
        await AssertAccepted(
            Signed(
                ("appid", null),
                (claim, TokenForge.App),
                ("scp", null),
                ("idtyp", "app"),
                ("oid", null),
                ("sub", null)
            )
        );

        Assert.Equal(TokenForge.App, _host.Memory.Sent.Last().Caller.User);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DevelopmentToken_OfUserOrApplication_NamesIt(bool isUser)
    {
        var (tenant, app, user) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        await AssertAccepted(
            _host.Key.CreateToken(tenant, app, isUser ? user : null, TimeSpan.FromHours(1), _host.Clock.GetUtcNow())
        );

        Assert.Equal(
            new(tenant, (isUser ? user : app).ToString()) { IsAppOnly = !isUser },
            _host.Memory.Sent.Last().Caller
        );
    }

    [Fact]
    public void DevelopmentToken_WithoutAnyScope_IsNotMade()
    {
        var (tenant, user, now) = (Guid.NewGuid(), Guid.NewGuid(), _host.Clock.GetUtcNow());

        Assert.Throws<ArgumentException>(() =>
            _host.Key.CreateToken(tenant, null, user, TimeSpan.FromHours(1), now, scopes: " ")
        );
    }

    [Fact]
    public async Task Token_ComesBeforeRouteMethodAndBody()
    {
        await (await Send(null, HttpMethod.Get, "/nowhere")).AssertFault(401, 800001);
        await (await Send(null, HttpMethod.Delete, ApiHost.Carts)).AssertFault(401, 800001);
        await (await Send(null, HttpMethod.Get, "/v1/customers/x/carts/y")).AssertFault(401, 800001);
    }

    [Fact]
    public async Task Log_OfRefusedTokens_HasNoToken()
    {
        var token = _host.Token();

        await AssertRefused(token[..^4] + "AAAA", "");

        Assert.DoesNotContain(_host.Log.All, line => line.Text.Contains(token.Split('.')[1], StringComparison.Ordinal));
    }

    private string Signed(params (string Name, object? Value)[] changes) =>
        TokenForge.Make(
            _host.Key.SecurityKey,
            SecurityAlgorithms.EcdsaSha256,
            _host.Clock.GetUtcNow(),
            claims: TokenForge.Claims(changes)
        );

    private async Task AssertAccepted(string token) => await (await Send($"Bearer {token}")).AssertFault(404, 800008);

    private async Task AssertRefused(string token, string why) =>
        Assert.Contains(why, await (await Send($"Bearer {token}")).AssertFault(401, 400), StringComparison.Ordinal);

    private Task<HttpResponseMessage> Send(string? authorization, params (string Name, string Value)[] headers) =>
        Send(authorization, HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}", headers);

    private Task<HttpResponseMessage> Send(
        string? authorization,
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        _host.Client.DefaultRequestHeaders.Authorization = null;
        return _host.Send(
            method,
            path,
            (string?)null,
            authorization is null ? headers : [.. headers, ("Authorization", authorization)]
        );
    }
}

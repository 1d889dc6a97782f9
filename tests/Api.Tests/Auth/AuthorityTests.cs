using PartnerCarts.Api.Auth;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Authority;

namespace PartnerCarts.Api.Tests.Auth;

/// <summary>What the service makes of an authority: its issuer, its keys and their rotation, its outages.</summary>
public sealed class AuthorityTests : IAsyncLifetime
{
    private const string Version1 = "https://sts.windows.net/11111111-2222-4333-8444-555555555555/";
    private static readonly Guid Tenant = ApiHost.Partner;

    private OidcServer _authority = null!;

    public async Task InitializeAsync() => _authority = await OidcServer.Start();

    public async Task DisposeAsync() => await _authority.DisposeAsync();

    [Theory]
    [InlineData(
        "https://login.example/{tenantid}/v2.0",
        "https://login.example/11111111-2222-4333-8444-555555555555/v2.0",
        true
    )]
    [InlineData("https://login.example/{tenantid}/v2.0", Version1, true)]
    [InlineData(
        "https://login.example/{tenantid}/v2.0",
        "https://login.example/99999999-2222-4333-8444-555555555555/v2.0",
        false
    )]
    [InlineData(
        "https://login.example/{tenantid}/v2.0",
        "https://sts.windows.net/99999999-2222-4333-8444-555555555555/",
        false
    )]
    [InlineData("https://login.example/{tenantid}/v2.0", "https://login.example/{tenantid}/v2.0", false)]
    [InlineData("https://login.example/one", "https://login.example/one", true)]
    [InlineData("https://login.example/one", "https://login.example/one/", false)]
    [InlineData("https://login.example/one", "HTTPS://login.example/one", false)]
    [InlineData("https://login.example/one", Version1, false)]
    [InlineData("https://login.example/one", "https://more.example/11111111-2222-4333-8444-555555555555", true)]
    [InlineData("https://login.example/one", DevelopmentKey.Issuer, false)]
    public async Task Issuer_OfTheAuthorityAndTheTokensTenant_IsAccepted(
        string authority,
        string issuer,
        bool isAccepted
    )
    {
        _authority.Issuer = authority;
        await using var host = await Start(("Auth:Issuers:0", "https://more.example/{tenantid}"));

        await AssertAnswer(host, Token(host).With(("iss", issuer)), isAccepted);
    }

    // Entra's common key set has keys for accounts of one tenant only: they sign for nobody else.
    [Theory]
    [InlineData(
        "https://login.example/{tenantid}/v2.0",
        "https://login.example/11111111-2222-4333-8444-555555555555/v2.0",
        true
    )]
    [InlineData("https://login.example/{tenantid}/v2.0", Version1, true)]
    [InlineData("https://login.example/11111111-2222-4333-8444-555555555555/v2.0", Version1, true)]
    [InlineData(
        "https://login.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
        "https://login.example/11111111-2222-4333-8444-555555555555/v2.0",
        false
    )]
    [InlineData("https://login.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", Version1, false)]
    public async Task Key_OfAnIssuer_CountsForThatIssuer(string keyIssuer, string issuer, bool isAccepted)
    {
        _authority.Issuer = "https://login.example/{tenantid}/v2.0";
        _authority.MoreOfEachKey["issuer"] = keyIssuer;
        await using var host = await Start();

        await AssertAnswer(host, Token(host).With(("iss", issuer)), isAccepted);
    }

    [Fact]
    public async Task DevelopmentKey_WithTheAuthoritysName_IsRefused()
    {
        await using var host = await Start();
        var claims = Token(host).Claims.ToDictionary(claim => claim.Key, claim => claim.Value!);
        claims.Remove("exp");
        claims.Remove("nbf");

        var token = TokenForge.Make(
            host.Key.SecurityKey,
            "ES256",
            host.Clock.GetUtcNow(),
            _authority.IssuerOf(Tenant),
            claims: claims
        );

        await (await Get(host, token)).AssertFault(401, 400);
    }

    [Fact]
    public async Task Authority_ThatIsDownAtFirst_Is503UntilItAnswers()
    {
        _authority.IsDown = true;
        await using var host = await Start();

        var response = await Get(host, Token(host));
        await response.AssertFault(503, 800003);
        Assert.NotNull(response.Headers.RetryAfter);

        // Not asked again at once, then once more for many requests at the same time.
        await (await Get(host, Token(host))).AssertFault(503, 800003);
        Assert.Equal(1, _authority.Asked);
        _authority.IsDown = false;
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Get(host, Token(host))));
        Assert.Equal(2, _authority.Asked);
        foreach (var one in responses)
            await one.AssertFault(404, 800008);
    }

    [Fact]
    public async Task Authority_ThatGoesDownLater_DisturbsNobodyUntilItsKeysAreTooOld()
    {
        await using var host = await Start(("Auth:KeysKeptFor", "1.00:00:00"));
        await AssertAnswer(host, Token(host), isAccepted: true);

        _authority.IsDown = true;
        host.Clock.Advance(TimeSpan.FromHours(23));
        await AssertAnswer(host, Token(host), isAccepted: true);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await (await Get(host, Token(host))).AssertFault(503, 800003);

        _authority.IsDown = false;
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    [Fact]
    public async Task Authority_ThatIsDown_DoesNotStopDevelopmentTokens()
    {
        _authority.IsDown = true;
        await using var host = await Start();

        await (await Get(host, host.Token())).AssertFault(404, 800008);
        Assert.Equal(0, _authority.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"first","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"}]}""")]
    [InlineData("<html>maintenance</html>")]
    public async Task Keys_ThatAreNone_DoNotTakeThePlaceOfGoodOnes(string instead)
    {
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);

        _authority.InsteadOfKeys = instead;
        host.Clock.Advance(TimeSpan.FromHours(1));

        await AssertAnswer(host, Token(host), isAccepted: true);
        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    // Whose signature would count is anybody's guess, so the whole document is left aside.
    [Fact]
    public async Task Keys_TwoOfOneName_DoNotTakeThePlaceOfGoodOnes()
    {
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);
        var good = _authority.Key;
        using var other = SigningKey.Rsa("first");

        _authority.Publish(good, SigningKey.Rsa("second"), other);
        host.Clock.Advance(TimeSpan.FromHours(1));

        await AssertAnswer(host, Token(host) with { Key = good }, isAccepted: true);
        await AssertAnswer(host, Token(host) with { Key = other }, isAccepted: false);
        _authority.Publish(good);
        host.Clock.Advance(TimeSpan.FromHours(1));
        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    [Fact]
    public async Task Authority_ThatIsSlowerThanItsTime_Is503()
    {
        await using var host = await ApiHost.Start(
            ("Auth:Authority", _authority.Address),
            ("Auth:AuthorityTimeout", "00:00:01")
        );
        var release = new TaskCompletionSource();
        _authority.Holding = release.Task;

        await (await Get(host, Token(host))).AssertFault(503, 800003);

        release.SetResult();
    }

    [Fact]
    public async Task Keys_TwoOfOneNameAtFirst_Are503UntilOneIsGone()
    {
        var good = _authority.Key;
        _authority.Publish(good, SigningKey.Elliptic("first"));
        await using var host = await Start();

        await (await Get(host, Token(host))).AssertFault(503, 800003);
        Assert.Contains(host.Log.All, line =>
            line.Text.Contains("two different keys of the name (kid) first", StringComparison.Ordinal)
        );

        _authority.Publish(good);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    [Fact]
    public async Task Keys_OneListedTwice_IsOneKey()
    {
        _authority.Publish(_authority.Key, _authority.Key);
        await using var host = await Start();

        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    // Neither key has a name: what is said of the one must not be taken for what is said of the other.
    [Fact]
    public async Task Key_OfAnIssuer_IsFoundByTheKeyItself()
    {
        var open = SigningKey.Rsa(null);
        var bound = SigningKey.Rsa(null);
        bound.More["issuer"] = "https://login.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0";
        _authority.Publish(open, bound);
        await using var host = await Start();

        await AssertAnswer(host, Token(host) with { Key = open }, isAccepted: true);
        await AssertAnswer(host, Token(host) with { Key = bound }, isAccepted: false);
    }

    [Fact]
    public async Task Key_InACertificateBesideAnother_DoesNotCount()
    {
        await using var host = await Start();
        using var other = SigningKey.Rsa("first");
        _authority.Key.More["x5c"] = new[] { Convert.ToBase64String(other.Certificate(host.Clock.GetUtcNow())) };

        await AssertAnswer(host, Token(host) with { Key = other }, isAccepted: false);
        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    [Fact]
    public async Task Key_ThatTheAuthorityKeepsForOneAlgorithm_EndsTokensOfOthers()
    {
        await using var host = await Start();
        var token = Token(host).With(("exp", host.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds()));
        await (await Get(host, token.SignedBy("PS256"))).AssertFault(404, 800008);

        _authority.Key.More["alg"] = "RS256";
        host.Clock.Advance(2 * AuthorityKeys.Refresh);

        await (await Get(host, token.SignedBy("PS256"))).AssertFault(401, 400);
        await (await Get(host, token.SignedBy("RS256"))).AssertFault(404, 800008);
    }

    [Theory]
    [InlineData("x", "AAAA")]
    [InlineData("x", "not base64!")]
    [InlineData("y", "")]
    [InlineData("crv", "P-256K")]
    [InlineData("crv", "P-384")]
    [InlineData("kty", "OKP")]
    public async Task Key_Malformed_LeavesTheOthersInUse(string member, string value)
    {
        var good = _authority.Key;
        var malformed = SigningKey.Elliptic("malformed");
        malformed.More[member] = value;
        _authority.Publish(good, malformed);
        await using var host = await Start();

        await AssertAnswer(host, Token(host) with { Key = malformed }, isAccepted: false);
        await AssertAnswer(host, Token(host) with { Key = good }, isAccepted: true);
    }

    [Fact]
    public async Task Keys_TooShort_AreNotUsed()
    {
        _authority.Publish(SigningKey.Rsa("short", bits: 1024));
        await using var host = await Start();

        await (await Get(host, Token(host))).AssertFault(503, 800003);
    }

    [Theory]
    [InlineData("second")]
    [InlineData(null)]
    public async Task Key_ThatTheAuthorityChangesTo_CountsFromItsFirstToken(string? id)
    {
        if (id is null)
            _authority.Publish(SigningKey.Rsa(null));
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);

        _authority.Publish(SigningKey.Elliptic(id));

        await AssertAnswer(host, Token(host), isAccepted: true);
        Assert.Equal(2, _authority.Asked);
    }

    [Fact]
    public async Task Key_ThatTheAuthorityChangesTo_IsAskedForOnceByMany()
    {
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);
        var release = new TaskCompletionSource();
        _authority.Holding = release.Task;
        _authority.Publish(SigningKey.Rsa("second"));

        var waiting = Enumerable.Range(0, 20).Select(_ => Get(host, Token(host))).ToArray();
        while (_authority.KeysAsked < 2)
            await Task.Yield();
        release.SetResult();

        foreach (var response in await Task.WhenAll(waiting))
            await response.AssertFault(404, 800008);
        Assert.Equal(2, _authority.Asked);
    }

    [Fact]
    public async Task Keys_ThatNobodyHas_MakeTheServiceAskABoundedNumberOfTimes()
    {
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);
        using var stranger = SigningKey.Rsa("x");

        for (var i = 0; i < 50; i++)
            Assert.Contains(
                "a key that is not known",
                await (await Get(host, Token(host).WithHeader(("kid", $"key-{i}")))).AssertFault(401, 400),
                StringComparison.Ordinal
            );
        Assert.Equal(1 + 3, _authority.Asked);

        // A new key is found all the same: at once when the flood is over, and while it lasts after 5 seconds.
        _authority.Publish(SigningKey.Rsa("second"));
        await (await Get(host, Token(host))).AssertFault(401, 400);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await AssertAnswer(host, Token(host), isAccepted: true);
        Assert.Equal(1 + 3 + 1, _authority.Asked);
    }

    // A token that would not be accepted whoever had signed it gives no reason to ask.
    [Fact]
    public async Task Keys_OfTokensThatAreUnfitAnyway_AreNotAskedFor()
    {
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);

        await AssertAnswer(
            host,
            Token(host).With(("iss", "https://elsewhere.example")).WithHeader(("kid", "other")),
            isAccepted: false
        );
        await AssertAnswer(
            host,
            Token(host).WithHeader(("kid", "other"), ("crit", new[] { "exp" })),
            isAccepted: false
        );
        await (await Get(host, Token(host).WithHeader(("kid", "other")).Hashed(_authority.Key.PublicDer))).AssertFault(
            401,
            400
        );

        Assert.Equal(1, _authority.Asked);
    }

    [Fact]
    public async Task Key_UnknownWhileTheAuthorityIsDown_Is503()
    {
        await using var host = await Start();
        await AssertAnswer(host, Token(host), isAccepted: true);

        _authority.Publish(SigningKey.Rsa("second"));
        _authority.IsDown = true;
        await (await Get(host, Token(host))).AssertFault(503, 800003);

        _authority.IsDown = false;
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await AssertAnswer(host, Token(host), isAccepted: true);
    }

    [Fact]
    public async Task Key_Withdrawn_TakesAcceptedTokensWithItWithinHalfAnHour()
    {
        await using var host = await Start();
        var token = Token(host).With(("exp", host.Clock.GetUtcNow().AddDays(2).ToUnixTimeSeconds())).ToString();
        await (await Get(host, token)).AssertFault(404, 800008);

        _authority.Publish(SigningKey.Rsa("second"));
        await (await Get(host, token)).AssertFault(404, 800008);
        host.Clock.Advance(2 * AuthorityKeys.Refresh);

        await (await Get(host, token)).AssertFault(401, 400);
    }

    [Fact]
    public async Task Key_Withdrawn_TakesAcceptedTokensWithItOnceThatIsSeen()
    {
        await using var host = await Start();
        var token = Token(host).ToString();
        await (await Get(host, token)).AssertFault(404, 800008);

        _authority.Publish(SigningKey.Rsa("second"));
        await AssertAnswer(host, Token(host), isAccepted: true);

        await (await Get(host, token)).AssertFault(401, 400);
    }

    [Fact]
    public async Task Key_OfTheSameNameButAnother_IsRefused()
    {
        await using var host = await Start();
        using var other = SigningKey.Rsa("first");

        await AssertAnswer(host, Token(host) with { Key = other }, isAccepted: false);
    }

    [Fact]
    public async Task Audiences_OfTheOptions_ReplaceTheDefaults()
    {
        await using var host = await Start(("Auth:Audiences:0", "api://mine"));

        await AssertAnswer(host, Token(host), isAccepted: false);
        await AssertAnswer(host, Token(host).With(("aud", "api://mine")), isAccepted: true);
        await (await Get(host, host.Token())).AssertFault(404, 800008);
    }

    [Fact]
    public async Task Tenants_OfTheOptions_AreTheOnlyPartners()
    {
        await using var host = await Start(("Auth:Tenants:0", Tenant.ToString().ToUpperInvariant()));

        await AssertAnswer(host, Token(host), isAccepted: true);
        await (await Get(host, _authority.Token(Guid.NewGuid(), host.Clock.GetUtcNow()).ToString())).AssertFault(
            403,
            2032
        );
        await (await Get(host, host.Token(Guid.NewGuid()))).AssertFault(403, 2032);
    }

    private Task<ApiHost> Start(params (string, string)[] settings) =>
        ApiHost.Start([.. _authority.Settings, .. settings]);

    private TokenDraft Token(ApiHost host) => _authority.Token(Tenant, host.Clock.GetUtcNow());

    private static async Task AssertAnswer(ApiHost host, TokenDraft token, bool isAccepted) =>
        await (await Get(host, token)).AssertFault(isAccepted ? 404 : 401, isAccepted ? 800008 : 400);

    private static Task<HttpResponseMessage> Get(ApiHost host, TokenDraft token) => Get(host, token.ToString());

    private static async Task<HttpResponseMessage> Get(ApiHost host, string token)
    {
        host.Client.DefaultRequestHeaders.Authorization = null;
        return await host.Send(
            HttpMethod.Get,
            $"{ApiHost.Carts}/{Guid.NewGuid()}",
            (string?)null,
            ("Authorization", $"Bearer {token}")
        );
    }
}

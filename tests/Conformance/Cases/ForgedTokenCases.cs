namespace PartnerCarts.Conformance;

/// <summary>Tokens of an authority, forged and unfit ones (contract.md 2, and 8.3's rows 800001, 400 and 2032).</summary>
public abstract class ForgedTokenCases(ConformanceHost host) : ConformanceCases(host)
{
    public static TheoryData<string> Refused => [.. Forgeries.Refused.Keys];

    public static TheoryData<string> NotEntitled => [.. Forgeries.NotEntitled.Keys];

    [Theory, MemberData(nameof(Refused))]
    public async Task Token_ThatIsNotGood_Answers401(string name)
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);

        var answer = await Ask(secured, Forgeries.Refused[name](token));

        answer.ShouldFail(401, 400);
        Assert.Equal($"OAuth realm=\"urn:cpsvc:cpid:{answer.Require("MS-CorrelationId")}\"", answer.Require("WWW-Authenticate"));
        // It is the token, and not the service: the one that it was made from is accepted.
        (await Ask(secured, token.ToString())).ShouldFail(404, 800008);
    }

    [Theory, MemberData(nameof(NotEntitled))]
    public async Task Token_ThatIsNotEnough_Answers403(string name)
    {
        var secured = await Host.Secured();

        (await Ask(secured, Forgeries.NotEntitled[name](secured.Token(SecuredHost.PartnerA)))).ShouldFail(403, 2032);
    }

    [Fact]
    public async Task Headers_Several_Answer401()
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);
        var request = $"GET {Path()} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nAuthorization: Bearer {token}\r\n\r\n";

        (await RawConnection.Exchange(secured.Host.BaseAddress, request)).ShouldFail(401, 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Basic {0}")]
    [InlineData("{0}")]
    [InlineData("Bearer: {0}")]
    [InlineData("Token {0}")]
    [InlineData("Bearer\u00A0{0}")]
    public async Task Scheme_Other_Answers401(string form)
    {
        var secured = await Host.Secured();
        var header = form.Replace("{0}", secured.Token(SecuredHost.PartnerA).ToString(), StringComparison.Ordinal);
        var request = $"GET {Path()} HTTP/1.1\r\nHost: x\r\nAuthorization: {header}\r\n\r\n";

        (await RawConnection.Exchange(secured.Host.BaseAddress, request)).ShouldFail(401, 800001);
    }

    // A token anywhere but in its header is no token.
    [Theory]
    [InlineData("?access_token={0}", "X: y")]
    [InlineData("", "Cookie: token={0}")]
    [InlineData("", "Proxy-Authorization: Bearer {0}")]
    [InlineData("", "X-Forwarded-Authorization: Bearer {0}")]
    public async Task Token_ElsewhereInTheRequest_Answers401(string query, string header)
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA).ToString();
        var request = $"GET {Path()}{query} HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n".Replace("{0}", token, StringComparison.Ordinal);

        (await RawConnection.Exchange(secured.Host.BaseAddress, request)).ShouldFail(401, 800001);
    }

    // What Entra and RFC 9068 write in several ways is accepted in each.
    [Theory]
    [InlineData("version 2, of a user")]
    [InlineData("version 1, of a user")]
    [InlineData("version 2, of an application")]
    [InlineData("version 1, of an application")]
    [InlineData("RFC 9068")]
    [InlineData("with headers that point elsewhere")]
    [InlineData("PS256")]
    public async Task Token_OfAGoodShape_IsAccepted(string shape)
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);
        var version1 = $"https://sts.windows.net/{SecuredHost.PartnerA}/";

        var text = shape switch
        {
            "version 2, of a user" => token.ToString(),
            "version 1, of a user" => token.With(("iss", version1), ("aud", "https://api.partnercenter.microsoft.com/"), ("ver", "1.0"), ("appid", Guid.NewGuid().ToString()), ("azp", null)).WithHeader(("x5t", "first")).ToString(),
            "version 2, of an application" => token.With(("scp", null), ("idtyp", "app"), ("roles", new[] { "Carts.Read.All" })).ToString(),
            "version 1, of an application" => token.With(("iss", version1), ("ver", "1.0"), ("scp", null), ("azp", null), ("appid", Guid.NewGuid().ToString()), ("roles", new[] { "Carts.Read.All" })).ToString(),
            "RFC 9068" => token.With(("scp", null), ("scope", "openid Carts.Read"), ("azp", null), ("client_id", "shop")).WithHeader(("typ", "at+jwt")).ToString(),
            "with headers that point elsewhere" => token.WithHeader(("jku", "http://127.0.0.1:9/"), ("x5u", "http://127.0.0.1:9/"), ("jwk", new Dictionary<string, string>())).ToString(),
            _ => token.SignedBy(shape),
        };

        (await Ask(secured, text)).ShouldFail(404, 800008);
    }

    [Fact]
    public async Task Key_Rotated_CountsFromItsFirstTokenAndTheOldOneEnds()
    {
        var secured = await Host.Secured();
        var first = secured.Authority.Key;
        var old = secured.Token(SecuredHost.PartnerA).ToString();
        (await Ask(secured, old)).ShouldFail(404, 800008);
        // Tokens of unknown keys, which other cases have sent, have used up what may be asked of the authority for now.
        secured.Host.Advance(TimeSpan.FromMinutes(1));

        secured.Authority.Publish(PartnerCarts.Authority.SigningKey.Elliptic("second"));
        (await Ask(secured, secured.Token(SecuredHost.PartnerA).ToString())).ShouldFail(404, 800008);
        (await Ask(secured, old)).ShouldFail(401, 400);

        secured.Host.Advance(TimeSpan.FromMinutes(1));
        secured.Authority.Publish(first);
        (await Ask(secured, secured.Token(SecuredHost.PartnerA).ToString())).ShouldFail(404, 800008);
    }

    private static string Path() => $"/v1/customers/{SecuredHost.CustomerOfA}/carts/{Guid.NewGuid()}";

    /// <summary>As bytes, so that no client library has a say in what may stand in a header.</summary>
    private static Task<Answer> Ask(SecuredHost secured, string token) =>
        RawConnection.Exchange(secured.Host.BaseAddress, $"GET {Path()} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n");
}

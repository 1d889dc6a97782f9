using System.Collections.Concurrent;

namespace PartnerCarts.Conformance;

/// <summary>
/// Tokens of an authority, forged and unfit ones (contract.md 2, and 8.3's rows 800001, 400 and 2032).
/// </summary>
public abstract class ForgedTokenCases(ConformanceHost host) : ConformanceCases(host)
{
    private const int AtATime = 8;

    /// <summary>Every shape of token by every mutation, and what is no mutation of one claim.</summary>
    [Fact]
    public async Task Tokens_Unfit_AreEachRefused()
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);
        var unfit = Forgeries
            .Unfit(token)
            .Concat(ForgedClaims.Unfit(token))
            .Concat(ForgedKeys.Unfit(secured.Authority, token))
            .ToList();

        // A name that is there twice would hide a token.
        Assert.Equal(unfit.Count, unfit.Select(one => one.Name).Distinct().Count());
        Assert.InRange(unfit.Count, 250, int.MaxValue);
        await AssertEach(secured, unfit, answer =>
        {
            answer.ShouldFail(401, 400);
            var realm = $"OAuth realm=\"urn:cpsvc:cpid:{answer.Require("MS-CorrelationId")}\"";
            Assert.Equal(realm, answer.Require("WWW-Authenticate"));
        });
        // It is the tokens, and not the service: the one that they were made from is accepted.
        (await Ask(secured, token.ToString())).ShouldFail(404, 800008);
    }

    [Fact]
    public async Task Tokens_ThatAreNotEnough_AreEachForbidden()
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);
        var fit = Forgeries
            .NotEntitled.Select(one => (one.Key, one.Value(token)))
            .Concat(FitTokens.ThatMayNotRead(token).Select(one => (one.Name, one.Token.ToString())));

        await AssertEach(secured, fit, answer => answer.ShouldFail(403, 2032));
    }

    // What Entra and RFC 9068 write in several ways is accepted in each.
    [Fact]
    public async Task Tokens_Fit_AreEachAccepted()
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);
        var fit = FitTokens
            .ThatMayRead(token)
            .Select(one => (one.Name, one.Token.ToString()))
            .Concat(ForgedKeys.Fit(secured.Authority, token));

        await AssertEach(secured, fit, answer => answer.ShouldFail(404, 800008));
    }

    [Fact]
    public async Task Headers_Several_Answer401()
    {
        var secured = await Host.Secured();
        var token = secured.Token(SecuredHost.PartnerA);
        var request =
            $"GET {Path()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAuthorization: Bearer "
            + $"{token}\r\n\r\n";

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
        var request = $"GET {Path()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: {header}\r\n\r\n";

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
        var request = $"GET {Path()}{query} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n".Replace(
            "{0}",
            token,
            StringComparison.Ordinal
        );

        (await RawConnection.Exchange(secured.Host.BaseAddress, request)).ShouldFail(401, 800001);
    }

    [Fact]
    public async Task Key_Rotated_CountsFromItsFirstTokenAndTheOldOneEnds()
    {
        var secured = await Host.Secured();
        var keys = secured.Authority.Keys.ToArray();
        var old = secured.Token(SecuredHost.PartnerA).ToString();
        (await Ask(secured, old)).ShouldFail(404, 800008);
        // Tokens of unknown keys, which other cases have sent, have used up what may be asked of the authority for now.
        secured.Host.Advance(TimeSpan.FromMinutes(1));

        secured.Authority.Publish(PartnerCarts.Authority.SigningKey.Elliptic("second"));
        (await Ask(secured, secured.Token(SecuredHost.PartnerA).ToString())).ShouldFail(404, 800008);
        (await Ask(secured, old)).ShouldFail(401, 400);

        secured.Host.Advance(TimeSpan.FromMinutes(1));
        secured.Authority.Publish(keys);
        (await Ask(secured, secured.Token(SecuredHost.PartnerA).ToString())).ShouldFail(404, 800008);
    }

    /// <summary>Asks with each of the tokens, and fails with the names of all that get another answer.</summary>
    private static async Task AssertEach(
        SecuredHost secured,
        IEnumerable<(string Name, string Token)> tokens,
        Action<Answer> expected
    )
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(tokens, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) =>
        {
            var answer = await Ask(secured, one.Token);
            if (Record.Exception(() => expected(answer)) is not null)
                wrong.Add($"{one.Name}: {answer.Describe()}");
        });
        var lines = string.Join('\n', wrong.Order(StringComparer.Ordinal));
        Assert.True(wrong.IsEmpty, $"{wrong.Count} tokens got another answer:\n{lines}");
    }

    private static string Path() => $"/v1/customers/{SecuredHost.CustomerOfA}/carts/{Guid.NewGuid()}";

    /// <summary>
    /// As bytes, so that no client library has a say in what may stand in a header. On a busy machine the authority may
    /// answer the service too late: that is 503, says nothing of the token, and is asked again after the service's
    /// pause.
    /// </summary>
    private static async Task<Answer> Ask(SecuredHost secured, string token)
    {
        for (var left = 3; ; left--)
        {
            var answer = await RawConnection.Exchange(
                secured.Host.BaseAddress,
                $"GET {Path()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n"
            );
            if (answer.Status != 503 || left == 0)
                return answer;
            secured.Host.Advance(TimeSpan.FromSeconds(31));
        }
    }
}

namespace PartnerCarts.Conformance;

/// <summary>Response headers, on success and on error alike (contract.md 3).</summary>
public abstract class ResponseHeaderCases(ConformanceHost host) : ConformanceCases(host)
{
    /// <summary>One request of each kind of outcome.</summary>
    public static TheoryData<string> Outcomes =>
        ["created", "found", "updated", "checked out", "broken", "absent", "no method", "no route", "no token"];

    [Theory, Case("C07")]
    [MemberData(nameof(Outcomes))]
    public async Task Ids_Given_AreEchoed(string outcome)
    {
        var (request, correlation) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());

        var answer = await Bring(outcome, ("MS-RequestId", request), ("MS-CorrelationId", correlation));

        Assert.Equal(request, answer.Header("MS-RequestId"), ignoreCase: true);
        Assert.Equal(correlation, answer.Header("MS-CorrelationId"), ignoreCase: true);
    }

    [Theory, Case("C07")]
    [MemberData(nameof(Outcomes))]
    public async Task Ids_Absent_AreMade(string outcome)
    {
        var (first, second) = (await Bring(outcome), await Bring(outcome));

        foreach (var name in (string[])["MS-RequestId", "MS-CorrelationId"])
        {
            Assert.True(
                Guid.TryParseExact(first.Require(name), "D", out var id),
                $"{name} is no GUID: {first.Header(name)}"
            );
            Assert.NotEqual(Guid.Empty, id);
            Assert.NotEqual(first.Require(name), second.Require(name));
        }
    }

    [Fact]
    public async Task RequestId_Zero_IsReplaced()
    {
        var answer = await Client.Create(Body.Cart(Body.Monthly()), ("MS-RequestId", Guid.Empty.ToString()));
        answer.ShouldBe(201);
        Assert.NotEqual(Guid.Empty, Guid.Parse(answer.Require("MS-RequestId")));
    }

    [Fact, Case("C08")]
    public async Task Locale_EnUs_IsDoubled()
    {
        var id = await Client.NewCartId(Body.Monthly());
        var answer = await Client.Put(id, Body.Cart(Body.Monthly(2)), ("X-Locale", "en-US"));
        answer.ShouldBe(201);
        Assert.Equal("en-US,en-US", answer.Header("X-Locale"));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Locale_Absent_IsEnUs(string outcome) =>
        Assert.Equal("en-US,en-US", (await Bring(outcome)).Header("X-Locale"));

    [Theory]
    [InlineData("de-DE", "de-DE,de-DE")]
    [InlineData("fr-FR", "fr-FR,fr-FR")]
    [InlineData("xx-YY", "xx-YY,en-US")]
    public async Task Locale_SupportedOrNot_IsNeverAnError(string locale, string expected)
    {
        var answer = await Client.Create(Body.Cart(Body.Monthly()), ("X-Locale", locale));
        answer.ShouldBe(201);
        Assert.Equal(expected, answer.Header("X-Locale"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("en-US,de-DE")]
    [InlineData("<script>")]
    public async Task Locale_Nonsense_FallsBack(string locale)
    {
        var answer = await Client.Create(Body.Cart(Body.Monthly()), ("X-Locale", locale));
        answer.ShouldBe(201);
        Assert.EndsWith(",en-US", answer.Header("X-Locale"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Vector_Always_Is16CharactersOfBase64AndZero(string outcome) =>
        Assert.Matches(@"^[A-Za-z0-9+/]{16}\.0$", (await Bring(outcome)).Header("MS-CV"));

    [Theory]
    [InlineData("found")]
    [InlineData("created")]
    [InlineData("updated")]
    public async Task ETag_OfACart_IsQuoted(string outcome) =>
        Assert.Matches("^\"[^\"]+\"$", (await Bring(outcome)).Require("ETag"));

    private async Task<Answer> Bring(string outcome, params (string, string?)[] headers)
    {
        var id = outcome is "found" or "updated" or "checked out"
            ? await Client.NewCartId(Body.Monthly())
            : Guid.NewGuid().ToString();
        var (status, answer) = outcome switch
        {
            "created" => (201, await Client.Create(Body.Cart(Body.Monthly()), headers)),
            "found" => (200, await Client.Get(id, headers)),
            "updated" => (201, await Client.Put(id, Body.Cart(Body.Monthly(2)), headers)),
            "checked out" => (201, await Client.Checkout(id, headers)),
            "broken" => (400, await Client.Create("{", headers)),
            "absent" => (404, await Client.Get(id, headers)),
            "no method" => (405, await Client.Send("DELETE", Client.CartPath(id), null, headers)),
            "no route" => (404, await Client.Send("GET", "/v1/nothing", null, headers)),
            "no token" => (401, await Client.Get(id, [("Authorization", null), .. headers])),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
        answer.ShouldBe(status);
        return answer;
    }
}

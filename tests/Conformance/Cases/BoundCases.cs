using System.Text;

namespace PartnerCarts.Conformance;

/// <summary>
/// The bounds of content: the last value inside and the first outside, which is refused with 400/800002 and the limit's
/// name (docs/design.md).
/// </summary>
public abstract class BoundCases(ConformanceHost host) : ConformanceCases(host)
{
    private const int BodyLimit = 256 * 1024;

    [Fact]
    public async Task Body_Of256KiB_IsRead() => (await Client.Create(Sized(BodyLimit))).ShouldBe(201);

    [Fact]
    public async Task Body_OneByteLonger_IsRefused()
    {
        var stored = await Host.StoredCarts();
        ShouldNameTheLimit(await Client.Create(Sized(BodyLimit + 1)));
        Assert.Equal(stored, await Host.StoredCarts());
    }

    [Fact]
    public async Task Body_OneByteLongerInChunks_IsRefused()
    {
        var body = Sized(BodyLimit + 1);
        ShouldNameTheLimit(
            await RawConnection.Exchange(
                Host.BaseAddress,
                $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + $"{Client.Authorization}\r\nTransfer-Encoding: "
                    + $"chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n"
            )
        );
    }

    // The length alone is enough to refuse: nobody has to send a gigabyte first.
    [Fact]
    public async Task Body_AnnouncedMuchLonger_IsRefusedUnread() =>
        ShouldNameTheLimit(
            await RawConnection.Exchange(
                Host.BaseAddress,
                $"POST {Client.CartsPath} HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + $"{Client.Authorization}\r\nContent-Length: 1073741824\r\nExpect: 100-continue\r\n\r\n"
            )
        );

    [Theory]
    [InlineData(16, 201)]
    [InlineData(17, 400)]
    [InlineData(5000, 400)]
    public async Task Depth_UpTo16_IsRead(int depth, int expected)
    {
        // The cart's own braces are the first level.
        var nested = new string('[', depth - 1) + new string(']', depth - 1);
        var answer = await Client.Create($$"""{"x":{{nested}},"lineItems":[{{Body.Monthly()}}]}""");
        if (expected == 201)
            answer.ShouldBe(201);
        else
            answer.ShouldFailNaming(400, 800002, "16");
    }

    [Fact]
    [Covering]
    public async Task Lines_500_AreAccepted() =>
        Assert.Equal(500, (await Client.NewCart(Many(500, Body.Monthly()))).Count("lineItems"));

    [Fact]
    public async Task Lines_501_AreRefused() =>
        (await Client.Create(Body.Cart(Many(501, Body.Monthly())))).ShouldFailNaming(400, 800002, "500", "501");

    [Theory]
    [InlineData(0, 201)]
    [InlineData(1, 400)]
    public async Task Lines_WithAddons_CountTogether(int more, int expected)
    {
        var withAddon = Body.Monthly(1, $"\"addonItems\":[{Body.Line(Items.MonthlyAddon)}]");
        var answer = await Client.Create(Body.Cart([.. Many(250, withAddon), .. Many(more, Body.OneTime())]));
        if (expected == 201)
            answer.ShouldBe(201);
        else
            answer.ShouldFailNaming(400, 800002, "500");
    }

    [Theory]
    [InlineData("friendlyName", "\"friendlyName\":\"{0}\"")]
    [InlineData("termDuration", "\"termDuration\":\"{0}\"")]
    [InlineData("promotionId", "\"promotionId\":\"{0}\"")]
    [InlineData("currencyCode", "\"currencyCode\":\"{0}\"")]
    [InlineData("participants", "\"participants\":[{\"key\":\"transaction_reseller\",\"value\":\"{0}\"}]")]
    [InlineData("provisioningContext", "\"provisioningContext\":{\"scope\":\"{0}\"}")]
    [InlineData("provisioningContext", "\"provisioningContext\":{\"{0}\":\"shared\"}")]
    [InlineData("catalogItemId", "\"catalogItemId\":\"{0}\"")]
    public async Task Text_LongerThan1024Units_IsRefused(string member, string json)
    {
        var id = await Client.NewCartId(Body.Monthly());
        var tooLong = Body.Cart(Body.Monthly(1, json.Replace("{0}", new string('a', 1025), StringComparison.Ordinal)));
        (await Client.Create(tooLong)).ShouldFailNaming(400, 800002, $"lineItems[0].{member}", "1024");
        (await Client.Put(id, tooLong)).ShouldFailNaming(400, 800002, $"lineItems[0].{member}", "1024");
    }

    [Theory]
    [InlineData("friendlyName", "\"friendlyName\":\"{0}\"")]
    [InlineData("participants.0.value", "\"participants\":[{\"key\":\"transaction_reseller\",\"value\":\"{0}\"}]")]
    [InlineData("provisioningContext.scope", "\"provisioningContext\":{\"scope\":\"{0}\"}")]
    public async Task Text_Of1024Units_IsKept(string path, string json)
    {
        // An emoji is two UTF-16 units, and an escape is as long as what it stands for.
        foreach (
            var (sent, expected) in ((string, string)[])
                [
                    (new('a', 1024), new('a', 1024)),
                    (Repeat("🛒", 512), Repeat("🛒", 512)),
                    (Repeat(@"\u00e9", 1024), new('é', 1024)),
                ]
        )
            Assert.Equal(
                expected,
                (await Client.NewCart(Body.Monthly(1, json.Replace("{0}", sent, StringComparison.Ordinal)))).Text(
                    $"lineItems.0.{path}"
                )
            );
    }

    [Fact]
    public async Task Text_Of512EmojiAndALetter_IsRefused() =>
        (
            await Client.Create(Body.Cart(Body.Monthly(1, $"\"friendlyName\":\"{Repeat("🛒", 512)}a\"")))
        ).ShouldFailNaming(400, 800002, "friendlyName", "1024");

    [Fact]
    [Covering]
    public async Task Provisioning_50Entries_AreKept() =>
        Assert.Equal(
            50,
            (await Client.NewCart(Body.OneTime(1, Provisioning(50))))
                .At("lineItems.0.provisioningContext")
                .EnumerateObject()
                .Count()
        );

    [Fact]
    public async Task Provisioning_51Entries_AreRefused() =>
        (await Client.Create(Body.Cart(Body.OneTime(1, Provisioning(51))))).ShouldFailNaming(
            400,
            800002,
            "lineItems[0].provisioningContext",
            "50"
        );

    [Fact]
    public async Task Participants_20_AreKept() =>
        Assert.Equal(20, (await Client.NewCart(Body.OneTime(1, Participants(20)))).Count("lineItems.0.participants"));

    [Fact]
    public async Task Participants_21_AreRefused() =>
        (await Client.Create(Body.Cart(Body.OneTime(1, Participants(21))))).ShouldFailNaming(
            400,
            800002,
            "lineItems[0].participants",
            "20"
        );

    [Fact]
    public async Task RequestId_Of128Characters_IsAKey()
    {
        var key = new string('k', 128);
        var first = await Client.Create(Body.Cart(Body.Monthly()), ("MS-RequestId", key));
        Assert.Equal(key, first.Header("MS-RequestId"));
        Assert.Equal(
            first.ShouldBe(201).Text("id"),
            (await Client.Create(Body.Cart(Body.Monthly()), ("MS-RequestId", key))).ShouldBe(201).Text("id")
        );
    }

    [Fact]
    public async Task RequestId_Of129Characters_IsRefused() =>
        (await Client.Create(Body.Cart(Body.Monthly()), ("MS-RequestId", new string('k', 129)))).ShouldFailNaming(
            400,
            800002,
            "MS-RequestId",
            "128"
        );

    [Fact]
    public async Task Url_Below8KiB_IsRead()
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Send("GET", $"{Client.CartPath(id)}?x={new string('a', 8000)}", null)).ShouldBe(200);
    }

    [Theory]
    [InlineData(8200)]
    [InlineData(16000)]
    public async Task Url_Above8KiB_IsRefused(int length)
    {
        var id = await Client.NewCartId(Body.Monthly());
        (await Client.Send("GET", $"{Client.CartPath(id)}?x={new string('a', length)}", null)).ShouldFailNaming(
            400,
            800002,
            "8192"
        );
    }

    private static void ShouldNameTheLimit(Answer answer)
    {
        var description = answer.ShouldFail(400, 800002).Text("description").Replace(",", "", StringComparison.Ordinal);
        Assert.True(
            description.Contains("262144", StringComparison.Ordinal)
                || description.Contains("256 KiB", StringComparison.Ordinal),
            description
        );
    }

    /// <summary>A good body of that many bytes, filled up with blanks.</summary>
    private static string Sized(int bytes)
    {
        var body = Body.Cart(Body.Monthly());
        return body[..^1] + new string(' ', bytes - Encoding.UTF8.GetByteCount(body)) + body[^1];
    }

    private static string[] Many(int count, string line) => [.. Enumerable.Repeat(line, count)];

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Provisioning(int count) =>
        $$"""
            "provisioningContext":{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"key{i}\":\"{i}\""))}}}
            """;

    private static string Participants(int count) =>
        $"\"participants\":[{string.Join(',', Enumerable.Repeat("{\"key\":\"transaction_reseller\",\"value\":\"1\"}", count))}]";
}

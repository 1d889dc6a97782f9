using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Fuzz.Tests.Abuse;

/// <summary>Bodies made to cost the service more than they cost their sender.</summary>
public sealed class BodyAbuseTests(AbusedHost host) : IClassFixture<AbusedHost>
{
    private const int MaxBody = 256 * 1024;

    [Fact]
    public async Task Json_NestedAsDeepAsABodyHolds_IsRefusedNamingTheLimit()
    {
        foreach (var (open, close) in ((string, string)[])[("[", "]"), ("{\"a\":", "}")])
        {
            var depth = (MaxBody - 100) / (open.Length + close.Length);
            var body =
                $"{{\"x\":{string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))},\"lineItems\":[]}}";

            Assert.Contains("16", await ShouldRefuse(body), StringComparison.Ordinal);
        }

        await host.AssertServesOthers();
    }

    // The last of repeated members wins, and 20,000 of them cost what 20,000 others would.
    [Fact]
    public async Task Keys_Repeated_CostNoMoreThanTheirBytes()
    {
        var repeated = string.Concat(Enumerable.Repeat("\"lineItems\":[],", 16_000));
        var watch = Stopwatch.StartNew();
        var response = await Post($"{{{repeated}{AbusedHost.Cart[1..]}");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    // Provisioning keys are made one by their case: 50 at most survive, and no table of theirs may be slow for any
    // choice of them.
    [Fact]
    public async Task Keys_OfOneHash_AreBoundedBeforeTheyCost()
    {
        var keys = CollidingKeys(7_900).ToList();
        var body =
            AbusedHost.Cart[..^3]
            + ",\"provisioningContext\":{"
            + string.Join(',', keys.Select(key => $"\"{key}\":\"1\""))
            + "}}]}";
        Assert.True(body.Length < MaxBody, $"{body.Length}");

        var watch = Stopwatch.StartNew();
        Assert.Contains("50", await ShouldRefuse(body), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        await host.AssertServesOthers();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    public async Task Body_Compressed_IsRefusedUnread(string encoding)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            // Not a hundred at once, which another class's look at the memory in use would count.
            var zeros = new byte[1024 * 1024];
            for (var one = 0; one < 100; one++)
                zip.Write(zeros);
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        var before = AbusedHost.MemoryInUse();

        var response = await host.Attacker.PostAsync(AbusedHost.CartsPath, content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            $"Content-Encoding {encoding} is not supported",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.True(AbusedHost.MemoryInUse() - before < 32 * 1024 * 1024);
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-0.0000000000000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public async Task Number_OfAnySize_IsRefusedNamingIt(string number) =>
        Assert.Contains(
            "quantity",
            await ShouldRefuse(
                AbusedHost.Cart.Replace("\"quantity\":1", $"\"quantity\":{number}", StringComparison.Ordinal)
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Number_OfTwoHundredThousandDigits_IsRefusedQuickly()
    {
        var watch = Stopwatch.StartNew();
        await ShouldRefuse(
            AbusedHost.Cart.Replace(
                "\"quantity\":1",
                $"\"quantity\":{new string('9', 200_000)}",
                StringComparison.Ordinal
            )
        );
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    /// <summary>
    /// Strings of one hash under a hash that is not seeded (31 h + c): pairs of letters that collide, in every
    /// combination.
    /// </summary>
    private static IEnumerable<string> CollidingKeys(int count) =>
        Enumerable
            .Range(0, count)
            .Select(number =>
                string.Concat(Enumerable.Range(0, 13).Select(bit => (number >> bit & 1) == 0 ? "Aa" : "BB"))
            );

    private async Task<string> ShouldRefuse(string body)
    {
        Assert.True(body.Length <= MaxBody, $"{body.Length}");
        var response = await Post(body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.StatusCode == HttpStatusCode.BadRequest,
            $"{response.StatusCode}: {text[..Math.Min(text.Length, 500)]}"
        );
        using var fault = JsonDocument.Parse(text);
        Assert.Equal(800002, fault.RootElement.GetProperty("code").GetInt32());
        return fault.RootElement.GetProperty("description").GetString()!;
    }

    private Task<HttpResponseMessage> Post(string body) =>
        host.Attacker.PostAsync(AbusedHost.CartsPath, new StringContent(body, Encoding.UTF8, "application/json"));
}

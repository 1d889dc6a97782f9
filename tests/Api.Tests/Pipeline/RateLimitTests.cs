using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>Rates per minute, so low that none of a test's requests is given back while it runs.</summary>
public sealed class RateLimitTests
{
    private const string OtherCustomer = "/v1/customers/0b0f6a8e-4b55-4dc3-a32a-0d1c35a0b7e2/carts";

    [Fact]
    public async Task Write_BeyondThePartnersRate_IsAnsweredAsDocumented()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "2"));
        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);

        var response = await Create(host);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var wait = (int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(wait, 1, 30);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(["statusCode", "message"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(429, body.GetProperty("statusCode").GetInt32());
        Assert.Equal($"Rate limit is exceeded. Try again in {wait} seconds.", body.GetProperty("message").GetString());
        foreach (var header in (string[])["MS-RequestId", "MS-CorrelationId", "X-Locale", "MS-CV", "MS-ServerId"])
            Assert.True(response.Headers.Contains(header), header);
    }

    [Fact]
    public async Task Write_BeyondTheRate_ReachesNoCart()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "1"));
        await Create(host);

        await Create(host);

        Assert.Single(host.Memory.Sent);
    }

    [Fact]
    public async Task Reads_WhileWritesAreThrottled_AreAnswered()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "1"), ("Limits:PartnerReads", "3"));
        await Create(host);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Create(host)).StatusCode);

        for (var read = 0; read < 3; read++)
            await (await Get(host)).AssertFault(404, 800008);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Get(host)).StatusCode);
    }

    [Fact]
    public async Task OtherPartner_WhileOneIsThrottled_IsAnswered()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "1"));
        await Create(host);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Create(host)).StatusCode);

        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(Guid.NewGuid()));

        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);
    }

    [Fact]
    public async Task Customer_BeyondItsRate_LeavesThePartnersOthersAlone()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "3"), ("Limits:CustomerWrites", "1"));
        await Create(host);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Create(host)).StatusCode);

        Assert.Equal(HttpStatusCode.Created, (await Create(host, OtherCustomer)).StatusCode);
        // What was refused has used up nothing of the partner's three.
        Assert.Equal(HttpStatusCode.Created, (await Create(host, OtherCustomer.Replace('0', '1'))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Create(host, OtherCustomer.Replace('0', '2'))).StatusCode);
    }

    // Of 120 in a minute two come back in a second; those that come back while the test asks are on top.
    [Theory]
    [InlineData("00:00:10", 20)]
    [InlineData("00:00:30", 60)]
    public async Task Burst_ShorterThanAMinute_LetsInItsPartAtOnce(string burst, int atOnce)
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "120"), ("Limits:Burst", burst));
        var (watch, created) = (Stopwatch.StartNew(), 0);

        while ((await Create(host)).StatusCode == HttpStatusCode.Created)
            created++;

        Assert.InRange(created, atOnce, atOnce + (2 * (watch.Elapsed.TotalSeconds + 1)));
    }

    [Fact]
    public async Task Burst_OfLessThanARequest_LetsInOne()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "2"), ("Limits:Burst", "00:00:01"));

        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);
        var refused = await Create(host);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task Bucket_ThatRefills_LetsInAgain()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "60"));
        while ((await Create(host)).StatusCode == HttpStatusCode.Created)
            continue;

        // One comes back each second.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Create(host)).StatusCode == HttpStatusCode.TooManyRequests)
            await Task.Delay(100, patience.Token);
    }

    [Fact]
    public async Task HealthAndDescription_OfAThrottledService_AreAnswered()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerReads", "1"));
        await Get(host);
        await Get(host);

        Assert.Equal(HttpStatusCode.OK, (await host.Send(HttpMethod.Get, "/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Send(HttpMethod.Get, "/openapi/v1.json")).StatusCode);
    }

    [Theory]
    [InlineData(
        "Limits:CustomerWrites",
        "5",
        "Limits:CustomerWrites is 5; it needs Limits:PartnerWrites, which is 0, and must not be above it."
    )]
    [InlineData(
        "Limits:CustomerReads",
        "5",
        "Limits:CustomerReads is 5; it needs Limits:PartnerReads, which is 0, and must not be above it."
    )]
    [InlineData(
        "Limits:PartnerInFlight",
        "2000",
        "Limits:PartnerInFlight is 2000; it must not be above Limits:InFlight, which is 1024."
    )]
    [InlineData("Limits:PartnerWrites", "-1", "Limits:PartnerWrites is -1; it must be between 0 and 10000000.")]
    [InlineData("Limits:Burst", "00:01:01", "Limits:Burst is 00:01:01; it must be between 00:00:01 and 00:01:00.")]
    [InlineData(
        "Limits:SlowGrace",
        "00:00:01",
        "Limits:SlowGrace is 00:00:01; it must be between 00:00:02 and 00:01:00."
    )]
    public async Task Limits_ThatDoNotFit_StopTheStartNamingTheKey(string key, string value, string failure)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.Start((key, value)));

        Assert.Equal([failure], refused.Failures);
    }

    [Fact]
    public async Task Reads_FewerThanWrites_StopTheStart()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ApiHost.Start(("Limits:PartnerWrites", "5"), ("Limits:PartnerReads", "4"))
        );

        Assert.Equal(
            [
                "Limits:PartnerReads is 4; it must not be below Limits:PartnerWrites, which is 5: reads are "
                    + "throttled last.",
            ],
            refused.Failures
        );
    }

    private static Task<HttpResponseMessage> Create(ApiHost host, string path = ApiHost.Carts) =>
        host.Send(HttpMethod.Post, path, ApiHost.Body);

    private static Task<HttpResponseMessage> Get(ApiHost host) =>
        host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}");
}

using PartnerCarts.Api.Tests.Audit;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>
/// An SDK in use sends each refusal five times within milliseconds (contract.md 15.2): the repeats count once.
/// </summary>
public sealed class RepeatedRefusalTests
{
    private const string Refused = """{"lineItems":[]}""";

    [Fact]
    public async Task Refusal_SentFiveTimes_TakesOnePlaceOfTheRate()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "2"), ("Limits:CustomerWrites", "2"));

        for (var i = 0; i < 5; i++)
            await (await Create(host, Refused, "r1")).AssertFault(400, 800002);

        Assert.Equal(201, (int)(await Create(host, ApiHost.Body, "r2")).StatusCode);
        Assert.Equal(429, (int)(await Create(host, ApiHost.Body, "r3")).StatusCode);
    }

    [Fact]
    public async Task Refusal_RepeatedWithAnotherBody_IsAnotherRequest()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "2"), ("Limits:CustomerWrites", "2"));
        await (await Create(host, Refused, "r1")).AssertFault(400, 800002);

        Assert.Equal(201, (int)(await Create(host, ApiHost.Body, "r1")).StatusCode);
        Assert.Equal(429, (int)(await Create(host, ApiHost.Body, "r1")).StatusCode);
    }

    [Fact]
    public async Task Refusal_BeyondFiveRepeatsOrAfterASecond_Counts()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "3"), ("Limits:CustomerWrites", "3"));
        for (var i = 0; i < 6; i++)
            await (await Create(host, Refused, "r1")).AssertFault(400, 800002);
        // The seventh is counted, as the first was.
        await (await Create(host, Refused, "r1")).AssertFault(400, 800002);
        await (await Create(host, Refused, "r2")).AssertFault(400, 800002);
        host.Clock.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(429, (int)(await Create(host, Refused, "r2")).StatusCode);
    }

    [Fact]
    public async Task Refusal_WithoutARequestId_CountsEachTime()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "2"), ("Limits:CustomerWrites", "2"));
        await (await host.Send(HttpMethod.Post, ApiHost.Carts, Refused)).AssertFault(400, 800002);
        await (await host.Send(HttpMethod.Post, ApiHost.Carts, Refused)).AssertFault(400, 800002);

        Assert.Equal(429, (int)(await host.Send(HttpMethod.Post, ApiHost.Carts, Refused)).StatusCode);
    }

    [Fact]
    public async Task Read_RefusedFiveTimes_TakesOnePlaceOfTheRate()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerReads", "2"), ("Limits:CustomerReads", "2"));
        var absent = $"{ApiHost.Carts}/{Guid.NewGuid()}";
        for (var i = 0; i < 5; i++)
            await (await host.Send(HttpMethod.Get, absent, (string?)null, ("MS-RequestId", "r1"))).AssertFault(
                404,
                800008
            );

        await (await host.Send(HttpMethod.Get, absent, (string?)null, ("MS-RequestId", "r2"))).AssertFault(404, 800008);
        Assert.Equal(
            429,
            (int)(await host.Send(HttpMethod.Get, absent, (string?)null, ("MS-RequestId", "r3"))).StatusCode
        );
    }

    private static Task<HttpResponseMessage> Create(ApiHost host, string body, string requestId) =>
        host.Send(HttpMethod.Post, ApiHost.Carts, body, ("MS-RequestId", requestId));
}

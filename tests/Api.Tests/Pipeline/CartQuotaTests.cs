using System.Net;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>What a partner sees of <see cref="CartsOptions.PerPartner"/>.</summary>
public sealed class CartQuotaTests
{
    [Fact]
    public async Task Create_BeyondTheCap_IsRefusedWithoutReachingACart()
    {
        await using var host = await Start(most: 1);
        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);

        var description = await (await Create(host)).AssertFault(403, 800089);

        Assert.Contains("made 1 carts", description, StringComparison.Ordinal);
        Assert.Single(host.Memory.Sent);
    }

    [Fact]
    public async Task Create_RepeatedAtTheCap_FindsItsCart()
    {
        await using var host = await Start(most: 1);
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var first = await (await Create(host, request)).Content.ReadAsStringAsync();

        var second = await Create(host, request);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first, await second.Content.ReadAsStringAsync());
        // An id that made nothing is no way around the cap.
        await (await Create(host, ("MS-RequestId", Guid.NewGuid().ToString()))).AssertFault(403, 800089);
    }

    [Fact]
    public async Task Repeats_OfOneCreate_CountOnce()
    {
        await using var host = await Start(most: 2);
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        for (var one = 0; one < 3; one++)
            Assert.Equal(HttpStatusCode.Created, (await Create(host, request)).StatusCode);

        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);
        await (await Create(host)).AssertFault(403, 800089);
    }

    private static Task<ApiHost> Start(int most) =>
        ApiHost.Start(
            builder => builder.Services.AddSection<CartsOptions>(builder.Configuration, CartsOptions.Section),
            ("Carts:PerPartner", $"{most}")
        );

    private static Task<HttpResponseMessage> Create(ApiHost host, params (string, string)[] headers) =>
        host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body, headers);
}

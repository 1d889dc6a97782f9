using System.Net;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>
/// What a page in somebody's browser can have it send: to a service on that machine, and to one that is known
/// elsewhere.
/// </summary>
public sealed class BrowserTests
{
    private const string Page = "https://evil.example";
    private const string Shop = "https://shop.example.com";

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:80")]
    [InlineData("carts.localhost:5080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]:5080")]
    [InlineData("[::1]")]
    public async Task Host_OfLoopback_IsAnswered(string name)
    {
        await using var host = await ApiHost.Start();

        Assert.Equal(HttpStatusCode.Created, (await Create(host, ("Host", name))).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("localhost.evil.example")]
    [InlineData("evillocalhost")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1")]
    [InlineData("[::2]")]
    public async Task Host_OfAnotherNameOnLoopback_IsRefusedForReadsAndChanges(string name)
    {
        await using var host = await ApiHost.Start();

        var description = await (await Create(host, ("Host", name))).AssertFault(400, 800002);
        Assert.Contains(name, description, StringComparison.Ordinal);
        Assert.Contains("Api:AllowedHosts", description, StringComparison.Ordinal);
        foreach (var path in (string[])[$"{ApiHost.Carts}/{Guid.NewGuid()}", "/health/ready", "/openapi/v1.json"])
            await (await Get(host, path, name)).AssertFault(400, 800002);
        Assert.Empty(host.Memory.Sent);
    }

    // HTTP/1.0 probes have none, and no browser is without one.
    [Fact]
    public async Task Host_None_IsAnswered()
    {
        await using var host = await ApiHost.Start();

        var (head, _, _) = await RawConnection.RequestContext(host.Address, "GET /x HTTP/1.1\r\nHost: \r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401", head, StringComparison.Ordinal);
    }

    // The name in the request line counts, not that of the header; Kestrel lets no request in where they differ.
    [Fact]
    public async Task Host_InTheRequestLine_IsRefused()
    {
        await using var host = await ApiHost.Start();

        var (head, body, _) = await RawConnection.RequestContext(
            host.Address,
            "GET http://evil.example/x HTTP/1.1\r\nHost: evil.example\r\n\r\n"
        );

        Assert.StartsWith("HTTP/1.1 400", head, StringComparison.Ordinal);
        Assert.Contains("\"code\":800002", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "Proxies:Networks:0", "127.0.0.1/32")]
    [InlineData("http://127.0.0.1:0", "Api:AllowedHosts:0", "*")]
    [InlineData("http://127.0.0.1:0", "Api:AllowedHosts:0", "carts.example.com")]
    [InlineData("http://127.0.0.1:0", "Api:AllowedHosts:0", "*.example.com")]
    [InlineData("http://0.0.0.0:0", "Auth:AllowDevelopmentKeys", "true")]
    public async Task Host_OfAnotherName_IsAnsweredWhereTheOperatorOrTheAddressSaysSo(
        string urls,
        string key,
        string value
    )
    {
        await using var host = await ApiHost.Start("Development", urls, _ => { }, (key, value));

        Assert.Equal(HttpStatusCode.Created, (await Create(host, ("Host", "carts.example.com"))).StatusCode);
    }

    [Fact]
    public async Task Host_OfLoopback_IsRefusedWhereOtherNamesAreSet()
    {
        await using var host = await ApiHost.Start(("Api:AllowedHosts:0", "carts.example.com"));

        await (await Create(host)).AssertFault(400, 800002);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "")]
    [InlineData("Sec-Fetch-Site", "anything")]
    [InlineData("Sec-Fetch-Site", "same-origin, cross-site")]
    [InlineData("Origin", Page)]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", "")]
    public async Task Change_OfAnotherOrigin_IsRefused(string header, string value)
    {
        await using var host = await ApiHost.Start(("Api:CorsOrigins:0", Shop));

        var create = await Create(host, ("Host", "localhost:5080"), (header, value));
        var update = await host.Send(
            HttpMethod.Put,
            $"{ApiHost.Carts}/{Guid.NewGuid()}",
            ApiHost.Body,
            ("Host", "localhost:5080"),
            (header, value)
        );

        Assert.Contains("another origin", await create.AssertFault(403, 2032), StringComparison.Ordinal);
        await update.AssertFault(403, 2032);
        Assert.False(create.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Empty(host.Memory.Sent);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://localhost:5080")]
    [InlineData("Origin", "https://localhost:5080")]
    [InlineData("Origin", Shop)]
    [InlineData("MS-CV", "no browser")]
    public async Task Change_OfTheSameOriginOrOfATrustedOneOrOfNoBrowser_IsMade(string header, string value)
    {
        await using var host = await ApiHost.Start(("Api:CorsOrigins:0", Shop));

        Assert.Equal(
            HttpStatusCode.Created,
            (await Create(host, ("Host", "localhost:5080"), (header, value))).StatusCode
        );
    }

    // What the browser says of the request comes before what the page could have it say.
    [Fact]
    public async Task Change_WithAFittingOriginFromAnotherSite_IsRefused()
    {
        await using var host = await ApiHost.Start();

        var response = await Create(
            host,
            ("Host", "localhost:5080"),
            ("Origin", "http://localhost:5080"),
            ("Sec-Fetch-Site", "cross-site")
        );

        await response.AssertFault(403, 2032);
    }

    // Its page does not get to see the answer, and a link to the service is no attack.
    [Fact]
    public async Task Read_OfAnotherOrigin_IsAnsweredWithoutPermissionToLookAtIt()
    {
        await using var host = await ApiHost.Start(("Api:CorsOrigins:0", Shop));

        var response = await host.Send(
            HttpMethod.Get,
            $"{ApiHost.Carts}/{Guid.NewGuid()}",
            (string?)null,
            ("Origin", Page),
            ("Sec-Fetch-Site", "cross-site")
        );

        await response.AssertFault(404, 800008);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Shop, true)]
    [InlineData(Page, false)]
    [InlineData("HTTPS://SHOP.EXAMPLE.COM", false)]
    public async Task Preflight_IsAnsweredForTrustedOriginsOnly(string origin, bool isTrusted)
    {
        await using var host = await ApiHost.Start(("Api:CorsOrigins:0", Shop));
        var request = new HttpRequestMessage(HttpMethod.Options, ApiHost.Carts);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,ms-requestid");
        using var anonymous = new HttpClient { BaseAddress = host.Address };

        var response = await anonymous.SendAsync(request);

        if (!isTrusted)
        {
            await response.AssertFault(401, 800001);
            Assert.DoesNotContain(response.Headers, header =>
                header.Key.StartsWith("Access-Control", StringComparison.Ordinal)
            );
            return;
        }

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(Shop, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains(
            "POST",
            response.Headers.GetValues("Access-Control-Allow-Methods").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "authorization",
            response.Headers.GetValues("Access-Control-Allow-Headers").Single(),
            StringComparison.Ordinal
        );
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Preflight_WithoutTheSetting_HasNoPermissionForAnybody()
    {
        await using var host = await ApiHost.Start();

        var response = await host.Send(
            HttpMethod.Options,
            ApiHost.Carts,
            (string?)null,
            ("Origin", Shop),
            ("Access-Control-Request-Method", "POST")
        );

        Assert.True(response.StatusCode is HttpStatusCode.MethodNotAllowed, $"{response.StatusCode}");
        Assert.DoesNotContain(response.Headers, header =>
            header.Key.StartsWith("Access-Control", StringComparison.Ordinal)
        );
    }

    // A fault, too: the page should see why.
    [Fact]
    public async Task Answer_ToATrustedOrigin_MayBeLookedAt()
    {
        await using var host = await ApiHost.Start(("Api:CorsOrigins:0", Shop));

        foreach (
            var response in new[]
            {
                await Create(host, ("Origin", Shop)),
                await Get(host, $"{ApiHost.Carts}/x", "localhost", ("Origin", Shop)),
            }
        )
        {
            Assert.Equal(Shop, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Contains(
                "MS-RequestId",
                string.Join(',', response.Headers.GetValues("Access-Control-Expose-Headers")),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("Api:CorsOrigins:0", "*")]
    [InlineData("Api:CorsOrigins:0", "shop.example.com")]
    [InlineData("Api:CorsOrigins:0", "https://shop.example.com/")]
    [InlineData("Api:CorsOrigins:0", "https://shop.example.com:443")]
    [InlineData("Api:CorsOrigins:0", "https://Shop.example.com")]
    [InlineData("Api:AllowedHosts:0", "")]
    [InlineData("Api:AllowedHosts:0", "carts.example.com:5080")]
    [InlineData("Api:AllowedHosts:0", "http://carts.example.com")]
    [InlineData("Api:AllowedHosts:0", "carts*")]
    public async Task Setting_ThatCouldNeverMatch_StopsTheStartNamingTheKey(string key, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiHost.Start((key, value)));

        Assert.StartsWith($"{key[..^2]} has {value};", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Create(ApiHost host, params (string Name, string Value)[] headers) =>
        host.Send(
            HttpMethod.Post,
            ApiHost.Carts,
            new StringContent(ApiHost.Body, System.Text.Encoding.UTF8, "text/plain"),
            headers
        );

    private static Task<HttpResponseMessage> Get(
        ApiHost host,
        string path,
        string name,
        params (string Name, string Value)[] headers
    ) => host.Send(HttpMethod.Get, path, (string?)null, [("Host", name), .. headers]);
}

using System.Net;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Tests.Audit;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>Whose word on a client's address is taken; the audit log shows it.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("127.0.0.0/8", "203.0.113.7")]
    [InlineData("10.0.0.0/8", "127.0.0.1")]
    [InlineData(null, "127.0.0.1")]
    public async Task ForwardedAddress_IsTakenFromKnownProxiesOnly(string? network, string address)
    {
        Assert.Equal(address, await AddressOf(network, "203.0.113.7"));
    }

    // Who comes through one proxy cannot make up another before it.
    [Fact]
    public async Task ForwardedAddress_OfSeveral_IsTheLast() =>
        Assert.Equal("203.0.113.7", await AddressOf("127.0.0.0/8", "198.51.100.1, 203.0.113.7"));

    [Theory]
    [InlineData("not an address")]
    [InlineData("203.0.113.7.8")]
    public async Task ForwardedAddress_ThatIsNone_IsIgnored(string text) =>
        Assert.Equal("127.0.0.1", await AddressOf("127.0.0.0/8", text));

    [Fact]
    public async Task Network_ThatIsNone_StopsTheStartNamingTheKey()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ApiHost.Start(("Proxies:Networks:0", "10.0.0.0/33"))
        );

        Assert.Equal(["Proxies:Networks has 10.0.0.0/33; it must be a network such as 10.1.0.0/16."], refused.Failures);
    }

    private async Task<string?> AddressOf(string? network, string forwarded)
    {
        await using var host = await ApiHost.Start([
            ("Audit:Target", "File"),
            ("Audit:Folder", _folder.Path),
            .. network is null ? [] : new[] { ("Proxies:Networks:0", network) },
        ]);
        Assert.Equal(
            HttpStatusCode.Created,
            (
                await host.Send(
                    HttpMethod.Post,
                    ApiHost.Carts,
                    ApiHost.Body,
                    ("X-Forwarded-For", forwarded),
                    ("X-Forwarded-Host", "evil.example")
                )
            ).StatusCode
        );
        await host.Stop();
        return Assert.Single(_folder.Entries()).Text("from");
    }
}

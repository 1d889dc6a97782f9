using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Auth;

/// <summary>Tokens of a real authority: an OpenID Connect document and its keys, on a port of the loopback address.</summary>
public sealed class AuthorityTests : IAsyncLifetime
{
    private const string ManyTenants = "https://login.example/{tenantid}/v2.0";
    private const string OneTenant = $"https://login.example/{TokenForge.Tenant}/v2.0";

    private SecurityKey _key = TokenForge.Rsa("first");
    private WebApplication _authority = null!;
    private string _issuer = ManyTenants;
    private bool _isDown;
    private int _asked;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _authority = builder.Build();
        _authority.MapGet("/tenant/v2.0/.well-known/openid-configuration", () =>
        {
            Interlocked.Increment(ref _asked);
            return _isDown ? Results.StatusCode(500) : Results.Json(new { issuer = _issuer, jwks_uri = $"{_authority.Urls.First()}/keys" });
        });
        _authority.MapGet("/keys", () =>
        {
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(((RsaSecurityKey)_key).Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = jwk.Kty, use = "sig", kid = jwk.Kid, n = jwk.N, e = jwk.E } } });
        });
        await _authority.StartAsync();
    }

    public async Task DisposeAsync() => await _authority.DisposeAsync();

    [Theory]
    [InlineData(ManyTenants, OneTenant, true)]
    [InlineData(ManyTenants, $"https://sts.windows.net/{TokenForge.Tenant}/", true)]
    [InlineData(ManyTenants, "https://login.example/99999999-2222-4333-8444-555555555555/v2.0", false)]
    [InlineData(ManyTenants, "https://sts.windows.net/99999999-2222-4333-8444-555555555555/", false)]
    [InlineData(ManyTenants, ManyTenants, false)]
    [InlineData(OneTenant, OneTenant, true)]
    [InlineData(OneTenant, $"https://sts.windows.net/{TokenForge.Tenant}/", false)]
    [InlineData(OneTenant, $"https://more.example/{TokenForge.Tenant}", true)]
    [InlineData(OneTenant, DevelopmentKey.Issuer, false)]
    public async Task Issuer_OfTheAuthorityAndTheTokensTenant_IsAccepted(string authority, string issuer, bool isAccepted)
    {
        _issuer = authority;
        await using var host = await Start(("Auth:Issuers:0", "https://more.example/{tenantid}"));

        var response = await Get(host, Signed(host, issuer));

        if (isAccepted)
            await response.AssertFault(404, 800008);
        else
            await response.AssertFault(401, 400);
    }

    [Fact]
    public async Task DevelopmentKey_WithTheAuthoritysName_IsRefused()
    {
        await using var host = await Start();

        await (await Get(host, TokenForge.Make(host.Key.SecurityKey, SecurityAlgorithms.EcdsaSha256, host.Clock.GetUtcNow(), OneTenant))).AssertFault(401, 400);
    }

    [Fact]
    public async Task Authority_ThatIsDown_Is503UntilItAnswers()
    {
        _isDown = true;
        await using var host = await Start();

        var response = await Get(host, Signed(host, OneTenant));
        await response.AssertFault(503, 800003);
        Assert.NotNull(response.Headers.RetryAfter);

        // Not asked again at once, then once more for many requests at the same time.
        await (await Get(host, Signed(host, OneTenant))).AssertFault(503, 800003);
        Assert.Equal(1, _asked);
        _isDown = false;
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Get(host, Signed(host, OneTenant))));
        Assert.Equal(2, _asked);
        foreach (var one in responses)
            await one.AssertFault(404, 800008);
    }

    [Fact]
    public async Task Authority_ThatGoesDownLater_DisturbsNobody()
    {
        await using var host = await Start();
        await (await Get(host, Signed(host, OneTenant))).AssertFault(404, 800008);

        _isDown = true;
        host.Clock.Advance(TimeSpan.FromDays(2));

        await (await Get(host, Signed(host, OneTenant))).AssertFault(404, 800008);
    }

    [Fact]
    public async Task Authority_ThatIsDown_DoesNotStopDevelopmentTokens()
    {
        _isDown = true;
        await using var host = await Start();

        await (await Get(host, host.Token())).AssertFault(404, 800008);
    }

    [Fact]
    public async Task Key_ThatIsNotKnown_IsRefused()
    {
        await using var host = await Start();

        var description = await (await Get(host, TokenForge.Make(TokenForge.Rsa("second"), SecurityAlgorithms.RsaSha256, host.Clock.GetUtcNow(), OneTenant))).AssertFault(401, 400);

        Assert.Contains("a key that is not known", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_ThatTheAuthorityChangesTo_IsFetchedWhenATokenNamesIt()
    {
        await using var host = await Start();
        await (await Get(host, Signed(host, OneTenant))).AssertFault(404, 800008);

        _key = TokenForge.Rsa("second");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await Get(host, Signed(host, OneTenant))).StatusCode != System.Net.HttpStatusCode.NotFound)
            await Task.Delay(20, patience.Token);
    }

    [Fact]
    public async Task Key_OfTheSameNameButAnother_IsRefused()
    {
        await using var host = await Start();

        await (await Get(host, TokenForge.Make(TokenForge.Rsa("first"), SecurityAlgorithms.RsaSha256, host.Clock.GetUtcNow(), OneTenant))).AssertFault(401, 400);
    }

    [Fact]
    public async Task Audiences_OfTheOptions_ReplaceTheDefaults()
    {
        await using var host = await Start(("Auth:Audiences:0", "api://mine"));

        await (await Get(host, Signed(host, OneTenant))).AssertFault(401, 400);
        await (await Get(host, TokenForge.Make(_key, SecurityAlgorithms.RsaSha256, host.Clock.GetUtcNow(), OneTenant, "api://mine"))).AssertFault(404, 800008);
        await (await Get(host, host.Token())).AssertFault(404, 800008);
    }

    private Task<ApiHost> Start(params (string, string)[] settings) =>
        ApiHost.Start([("Auth:Authority", $"{_authority.Urls.First()}/tenant/v2.0"), .. settings]);

    private string Signed(ApiHost host, string issuer) =>
        TokenForge.Make(_key, SecurityAlgorithms.RsaSha256, host.Clock.GetUtcNow(), issuer, claims: TokenForge.Claims(("nonce", Guid.NewGuid().ToString())));

    private static async Task<HttpResponseMessage> Get(ApiHost host, string token)
    {
        host.Client.DefaultRequestHeaders.Authorization = null;
        return await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}", (string?)null, ("Authorization", $"Bearer {token}"));
    }
}

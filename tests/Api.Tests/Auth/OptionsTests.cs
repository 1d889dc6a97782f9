using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Auth;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Production", "Auth:Authority", "", "Auth:Authority is missing")]
    [InlineData("Staging", "Auth:Authority", " ", "Auth:Authority is missing")]
    [InlineData(
        "Development",
        "Auth:Authority",
        "login.microsoftonline.com",
        "Auth:Authority is login.microsoftonline.com; it must be an absolute https:// address"
    )]
    [InlineData(
        "Development",
        "Auth:Authority",
        "http://login.example/",
        "Auth:Authority is http://login.example/; it must be an absolute https:// address"
    )]
    [InlineData("Development", "Auth:ClockSkew", "-00:00:01", "Auth:ClockSkew")]
    [InlineData("Development", "Auth:ClockSkew", "00:10:01", "Auth:ClockSkew")]
    [InlineData("Development", "Auth:TokenCacheSize", "-1", "Auth:TokenCacheSize")]
    [InlineData("Development", "Auth:Audiences:0", " ", "Auth:Audiences")]
    [InlineData("Development", "Auth:Issuers:0", "", "Auth:Issuers")]
    [InlineData("Development", "Auth:Tenants:0", "contoso", "Auth:Tenants has contoso")]
    [InlineData("Development", "Auth:Tenants:0", "00000000-0000-0000-0000-000000000000", "Auth:Tenants has 00000000")]
    [InlineData("Development", "Auth:Scopes:Read:0", "Carts.Read Carts.Write", "Auth:Scopes:Read")]
    [InlineData("Development", "Auth:Roles:Checkout:0", "", "Auth:Roles:Checkout")]
    [InlineData("Development", "Auth:KeysKeptFor", "00:29:59", "Auth:KeysKeptFor")]
    [InlineData("Development", "Limits:InFlight", "0", "Limits:InFlight")]
    [InlineData("Development", "Limits:Queue", "-1", "Limits:Queue")]
    [InlineData("Development", "Limits:QueueWait", "00:01:01", "Limits:QueueWait")]
    public async Task Option_OutOfRange_StopsTheStartAndIsNamed(
        string environment,
        string key,
        string value,
        string expected
    )
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ApiHost.Start(environment, "http://127.0.0.1:0", _ => { }, (key, value))
        );

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_SeveralFaulty_AreNamedAtOnce()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            ApiHost.Start(
                ("Auth:Authority", "x"),
                ("Auth:ClockSkew", "01:00:00"),
                ("Limits:InFlight", "0"),
                ("Limits:Queue", "-1")
            )
        );

        foreach (var key in (string[])["Auth:Authority", "Auth:ClockSkew", "Limits:InFlight", "Limits:Queue"])
            Assert.Contains(key, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutAuthorityAndDevelopmentKey_IsRefused()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ApiHost.Start(builder => builder.Services.RemoveAll<DevelopmentKey>())
        );

        Assert.Contains("Auth:Authority is missing", error.Message, StringComparison.Ordinal);
    }
}

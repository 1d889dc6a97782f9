using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartnerCarts.Api.Tests.Auth;

/// <summary>Makes tokens with any key, claims and times.</summary>
internal static class TokenForge
{
    public const string Tenant = "11111111-2222-4333-8444-555555555555";
    public const string User = "7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893";
    public const string App = "22222222-3333-4444-8555-666666666666";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static SecurityKey Rsa(string? keyId = null) => new RsaSecurityKey(RSA.Create(2048)) { KeyId = keyId };

    public static Dictionary<string, object> Claims(params (string Name, object? Value)[] changes)
    {
        var claims = new Dictionary<string, object>
        {
            ["tid"] = Tenant,
            ["oid"] = User,
            ["sub"] = User,
            ["appid"] = App,
            ["scp"] = "user_impersonation",
        };
        foreach (var (name, value) in changes)
            if (value is null)
                claims.Remove(name);
            else
                claims[name] = value;
        return claims;
    }

    public static string Make(
        SecurityKey? key,
        string algorithm,
        DateTimeOffset now,
        string issuer = DevelopmentKey.Issuer,
        string audience = "https://api.partnercenter.microsoft.com",
        Dictionary<string, object>? claims = null,
        TimeSpan? notBefore = null,
        TimeSpan? expires = null
    ) =>
        Handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                Claims = claims ?? Claims(),
                NotBefore = (now + (notBefore ?? TimeSpan.Zero)).UtcDateTime,
                Expires = (now + (expires ?? TimeSpan.FromHours(1))).UtcDateTime,
                SigningCredentials = key is null ? null : new SigningCredentials(key, algorithm),
            }
        );
}

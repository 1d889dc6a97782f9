using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// What a token must be. A key counts only for the issuer it belongs to: a development token never passes with the authority's name, nor the
/// other way round. Only asymmetric algorithms: nobody who can check a token can make one.
/// </summary>
internal sealed class TokenRules(AuthOptions options, DevelopmentKey? developmentKey, TimeProvider time)
{
    private const string Tenant = "{tenantid}";
    private const string Version1Issuer = "https://sts.windows.net/{tenantid}/";

    public TokenValidationParameters For(OpenIdConnectConfiguration? authority) => new()
    {
        ValidAlgorithms = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        IssuerSigningKeyResolver = (_, token, keyId, _) => KeysOf(token.Issuer, keyId, authority),
        IssuerValidator = (issuer, token, _) => IsIssuer(issuer, token, authority)
            ? issuer
            : throw new SecurityTokenInvalidIssuerException { InvalidIssuer = issuer },
        AudienceValidator = (audiences, token, _) => IsAudience(audiences, token),
        LifetimeValidator = (notBefore, expires, _, _) => expires is { } end && CheckLifetime(notBefore, end),
    };

    private IEnumerable<SecurityKey> KeysOf(string issuer, string? keyId, OpenIdConnectConfiguration? authority)
    {
        if (issuer == DevelopmentKey.Issuer)
            return developmentKey is null ? [] : [developmentKey.SecurityKey];
        var keys = authority?.SigningKeys ?? [];
        return string.IsNullOrEmpty(keyId) ? keys : keys.Where(key => key.KeyId == keyId);
    }

    private bool IsIssuer(string issuer, SecurityToken token, OpenIdConnectConfiguration? authority)
    {
        if (issuer == DevelopmentKey.Issuer)
            return developmentKey is not null;
        if (authority is null)
            return false;
        var tenant = (token as JsonWebToken)?.TryGetPayloadValue<string>("tid", out var tid) is true && Guid.TryParse(tid, out _) ? tid : null;
        var isForMany = authority.Issuer?.Contains(Tenant, StringComparison.OrdinalIgnoreCase) is true;
        return Matches(authority.Issuer, issuer, tenant)
            || (isForMany && Matches(Version1Issuer, issuer, tenant))
            || Array.Exists(options.Issuers, pattern => Matches(pattern, issuer, tenant));
    }

    private static bool Matches(string? pattern, string issuer, string? tenant)
    {
        if (pattern?.Contains(Tenant, StringComparison.OrdinalIgnoreCase) is true)
            pattern = tenant is null ? null : pattern.Replace(Tenant, tenant, StringComparison.OrdinalIgnoreCase);
        return pattern is not null && string.Equals(pattern, issuer, StringComparison.Ordinal);
    }

    private bool IsAudience(IEnumerable<string> audiences, SecurityToken token)
    {
        var accepted = token.Issuer == DevelopmentKey.Issuer ? AuthOptions.DefaultAudiences : options.EffectiveAudiences;
        return audiences.Any(audience => accepted.Any(one => string.Equals(audience.TrimEnd('/'), one.TrimEnd('/'), StringComparison.Ordinal)));
    }

    private bool CheckLifetime(DateTime? notBefore, DateTime expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (notBefore is { } start && now < start - options.ClockSkew)
            throw new SecurityTokenNotYetValidException { NotBefore = start };
        if (now >= expires + options.ClockSkew)
            throw new SecurityTokenExpiredException { Expires = expires };
        return true;
    }
}

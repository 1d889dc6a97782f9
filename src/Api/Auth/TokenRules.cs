using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// What a token must be. A key counts only for the issuer it belongs to, and for the algorithms that it is for: a
/// development token never passes with the authority's name, nor the other way round.
/// </summary>
internal sealed class TokenRules(AuthOptions options, DevelopmentKey? developmentKey, TimeProvider time)
{
    private const string Tenant = "{tenantid}";
    private const string Version1Issuer = "https://sts.windows.net/{tenantid}/";

    /// <summary>
    /// Whether tokens of that issuer are accepted at all; to be asked before <see cref="For"/>, whose parameters leave
    /// it out.
    /// </summary>
    public bool IsIssuer(string issuer, Guid? tenant, AuthorityDocument? authority)
    {
        if (issuer == DevelopmentKey.Issuer)
            return developmentKey is not null;
        if (authority is null)
            return false;
        var isForMany = authority.Issuer.Contains(Tenant, StringComparison.OrdinalIgnoreCase);
        return Matches(authority.Issuer, issuer, tenant)
            || (isForMany && Matches(Version1Issuer, issuer, tenant))
            || Array.Exists(options.Issuers, pattern => Matches(pattern, issuer, tenant));
    }

    /// <summary>The library's part: signature, audience and lifetime.</summary>
    public TokenValidationParameters For(AuthorityDocument? authority) =>
        new()
        {
            ValidAlgorithms = [.. SignatureAlgorithms.All],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            IssuerSigningKeyResolver = (_, token, keyId, _) => KeysOf((JsonWebToken)token, keyId, authority),
            // Checked before; a key that is not the issuer's is never offered.
            ValidateIssuer = false,
            AudienceValidator = (audiences, token, _) => IsAudience(audiences, token),
            LifetimeValidator = (notBefore, expires, _, _) => expires is { } end && CheckLifetime(notBefore, end),
        };

    private IEnumerable<SecurityKey> KeysOf(JsonWebToken token, string? keyId, AuthorityDocument? authority)
    {
        if (token.Issuer == DevelopmentKey.Issuer)
            return developmentKey is { } ours && token.Alg == SignatureAlgorithms.OfP256 ? [ours.SecurityKey] : [];
        var tenant = TenantOf(token);
        return (authority?.Keys ?? [])
            .Where(key => string.IsNullOrEmpty(keyId) || key.Key.KeyId == keyId)
            .Where(key => key.Algorithms.Contains(token.Alg))
            .Where(key => key.Issuer is null || CountsFor(key.Issuer, token.Issuer, tenant, authority!.Issuer))
            .Select(key => key.Key);
    }

    /// <summary>Entra's keys name the issuer by its version 2, also for tokens of version 1.</summary>
    private static bool CountsFor(string keyIssuer, string issuer, Guid? tenant, string authority) =>
        Matches(keyIssuer, issuer, tenant) || Matches(keyIssuer, Filled(authority, tenant), tenant);

    private static Guid? TenantOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>("tid", out var text) && Guid.TryParseExact(text, "D", out var tenant)
            ? tenant
            : null;

    private static bool Matches(string pattern, string? issuer, Guid? tenant) =>
        issuer is not null && string.Equals(Filled(pattern, tenant), issuer, StringComparison.Ordinal);

    /// <summary>Null when the pattern has a place for a tenant and there is none.</summary>
    private static string? Filled(string pattern, Guid? tenant) =>
        !pattern.Contains(Tenant, StringComparison.OrdinalIgnoreCase) ? pattern
        : tenant is { } id ? pattern.Replace(Tenant, id.ToString("D"), StringComparison.OrdinalIgnoreCase)
        : null;

    private bool IsAudience(IEnumerable<string> audiences, SecurityToken token)
    {
        var accepted =
            token.Issuer == DevelopmentKey.Issuer ? AuthOptions.DefaultAudiences : options.EffectiveAudiences;
        return audiences.Any(audience =>
            accepted.Any(one => string.Equals(audience.TrimEnd('/'), one.TrimEnd('/'), StringComparison.Ordinal))
        );
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

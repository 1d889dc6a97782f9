using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace PartnerCarts.Api.Auth;

/// <summary>What an authority says about itself: its issuer, and the keys that it signs with.</summary>
internal sealed record AuthorityDocument(string Issuer, IReadOnlyList<AuthorityKey> Keys)
{
    private const int LeastRsaBits = 2048;

    /// <summary>Throws <see cref="InvalidOperationException"/> when no token could be checked with it: such a document must not take the place of a good one.</summary>
    public static AuthorityDocument From(OpenIdConnectConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration.Issuer))
            throw new InvalidOperationException("The authority's document names no issuer.");
        var keys = configuration.SigningKeys.Where(IsUsable).Select(key => new AuthorityKey(key, IssuerOf(key, configuration.JsonWebKeySet))).ToArray();
        return keys.Length > 0
            ? new AuthorityDocument(configuration.Issuer, keys)
            : throw new InvalidOperationException("The authority's document has no RSA key of 2048 bits or more and no elliptic key for signatures.");
    }

    /// <summary>Whether tokens are judged the same by both.</summary>
    public bool SaysTheSameAs(AuthorityDocument other) =>
        Issuer == other.Issuer && Keys.Select(key => key.Identity).ToHashSet().SetEquals(other.Keys.Select(key => key.Identity));

    private static bool IsUsable(SecurityKey key) => key switch
    {
        RsaSecurityKey or X509SecurityKey => key.KeySize >= LeastRsaBits,
        ECDsaSecurityKey => true,
        _ => false,
    };

    private static string? IssuerOf(SecurityKey key, JsonWebKeySet? set) =>
        set?.Keys.FirstOrDefault(one => one.Kid == key.KeyId)?.AdditionalData.TryGetValue("issuer", out var issuer) is true ? issuer as string : null;
}

/// <summary>A key, and the issuer it is for where the authority says so: Entra's common key set has keys that count for some tenants only.</summary>
internal sealed record AuthorityKey(SecurityKey Key, string? Issuer)
{
    /// <summary>Equal for equal keys of equal name and purpose.</summary>
    public (string?, string?, string) Identity { get; } = (Key.KeyId, Issuer, Convert.ToHexString(Key.ComputeJwkThumbprint()));
}

using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace PartnerCarts.Api.Auth;

/// <summary>What an authority says about itself: its issuer, and the keys that it signs with.</summary>
internal sealed record AuthorityDocument(string Issuer, IReadOnlyList<AuthorityKey> Keys)
{
    /// <summary>
    /// Throws <see cref="InvalidOperationException"/> when no token could be checked with it, or when one name stands
    /// for two keys: such a document must not take the place of a good one.
    /// </summary>
    public static AuthorityDocument From(OpenIdConnectConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration.Issuer))
            throw new InvalidOperationException("The authority's document names no issuer.");
        var keys = (configuration.JsonWebKeySet?.Keys ?? []).Select(AuthorityKey.From).OfType<AuthorityKey>().ToArray();
        if (keys.Length == 0)
            throw new InvalidOperationException(
                "The authority's document has no RSA key of 2048 bits or more and no elliptic key for signatures."
            );
        if (NameOfSeveral(keys) is { } name)
            throw new InvalidOperationException(
                $"The authority's document has two different keys of the name (kid) {name}."
            );
        return new AuthorityDocument(configuration.Issuer, keys);
    }

    /// <summary>Whether tokens are judged the same by both.</summary>
    public bool SaysTheSameAs(AuthorityDocument other) =>
        Issuer == other.Issuer
        && Keys.Select(key => key.Identity).ToHashSet().SetEquals(other.Keys.Select(key => key.Identity));

    // The same key may be listed twice, such as once for each of two issuers.
    private static string? NameOfSeveral(AuthorityKey[] keys) =>
        keys.Where(key => key.Key.KeyId is not null)
            .GroupBy(key => key.Key.KeyId, key => key.Thumbprint)
            .FirstOrDefault(named => named.Distinct().Count() > 1)
            ?.Key;
}

using System.Numerics;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// A key of the authority's, with what the authority says about it. It is read from the members of one JSON Web Key
/// alone; a certificate beside them (<c>x5c</c>) could hold another key, and is not looked at.
/// </summary>
/// <param name="Key">The public key; its id is the <c>kid</c>, null where there is none.</param>
/// <param name="Algorithms">What it may be used with: its <c>alg</c>, or else all that its type allows.</param>
/// <param name="Issuer">
/// The issuer that it is for, where the authority says so: Entra's common key set has keys that count for some
/// tenants only.
/// </param>
internal sealed record AuthorityKey(SecurityKey Key, IReadOnlyList<string> Algorithms, string? Issuer)
{
    private const int LeastRsaBits = 2048;

    /// <summary>The same for the same key, whatever it is called.</summary>
    public string Thumbprint { get; } = Convert.ToHexString(Key.ComputeJwkThumbprint());

    /// <summary>Equal for equal keys of equal name and purpose.</summary>
    public (string?, string?, string, string) Identity => (Key.KeyId, Issuer, string.Join(' ', Algorithms), Thumbprint);

    /// <summary>Null for a key that does not sign tokens that we would accept, such as one for encryption.</summary>
    public static AuthorityKey? From(JsonWebKey jwk)
    {
        if (jwk.Use is not (null or "" or "sig") || (jwk.KeyOps is { Count: > 0 } uses && !uses.Contains("verify")))
            return null;
        try
        {
            (SecurityKey? Key, IReadOnlyList<string> Algorithms) found = jwk.Kty switch
            {
                JsonWebAlgorithmsKeyTypes.RSA => (Rsa(jwk), SignatureAlgorithms.OfRsa),
                JsonWebAlgorithmsKeyTypes.EllipticCurve when SignatureAlgorithms.OfCurve(jwk.Crv) is { } curve => (
                    Elliptic(jwk, curve.Curve),
                    [curve.Algorithm]
                ),
                _ => (null, []),
            };
            var algorithms = found.Algorithms.Where(one => string.IsNullOrEmpty(jwk.Alg) || one == jwk.Alg).ToArray();
            if (found.Key is not { } key || algorithms.Length == 0)
                return null;
            key.KeyId = string.IsNullOrEmpty(jwk.Kid) ? null : jwk.Kid;
            return new AuthorityKey(key, algorithms, IssuerOf(jwk));
        }
        catch (Exception malformed) when (malformed is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static RsaSecurityKey? Rsa(JsonWebKey jwk)
    {
        if (string.IsNullOrEmpty(jwk.N) || string.IsNullOrEmpty(jwk.E))
            return null;
        var modulus = Base64UrlEncoder.DecodeBytes(jwk.N);
        if (new BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength() < LeastRsaBits)
            return null;
        return new RsaSecurityKey(
            new RSAParameters { Modulus = modulus, Exponent = Base64UrlEncoder.DecodeBytes(jwk.E) }
        );
    }

    /// <summary>Throws <see cref="CryptographicException"/> when the point is not on the curve.</summary>
    private static ECDsaSecurityKey? Elliptic(JsonWebKey jwk, ECCurve curve)
    {
        if (string.IsNullOrEmpty(jwk.X) || string.IsNullOrEmpty(jwk.Y))
            return null;
        var point = new ECPoint { X = Base64UrlEncoder.DecodeBytes(jwk.X), Y = Base64UrlEncoder.DecodeBytes(jwk.Y) };
        return new ECDsaSecurityKey(ECDsa.Create(new ECParameters { Curve = curve, Q = point }));
    }

    private static string? IssuerOf(JsonWebKey jwk) =>
        jwk.AdditionalData.TryGetValue("issuer", out var issuer) ? issuer as string : null;
}

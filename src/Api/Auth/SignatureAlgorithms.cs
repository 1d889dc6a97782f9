using System.Security.Cryptography;

namespace PartnerCarts.Api.Auth;

/// <summary>The algorithms of signatures that are accepted, by the keys that they belong to (RFC 7518, 3.1).</summary>
/// <remarks>Asymmetric ones only: nobody who can check a token can make one.</remarks>
internal static class SignatureAlgorithms
{
    public const string OfP256 = "ES256";

    // Each of these belongs to one curve: the hash of another would be cut, or leave bits of the key unused.
    private static readonly (string Curve, ECCurve Parameters, string Algorithm)[] OfCurves =
    [
        ("P-256", ECCurve.NamedCurves.nistP256, OfP256),
        ("P-384", ECCurve.NamedCurves.nistP384, "ES384"),
        ("P-521", ECCurve.NamedCurves.nistP521, "ES512"),
    ];

    public static IReadOnlyList<string> OfRsa { get; } = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

    public static IReadOnlyList<string> All { get; } = [.. OfCurves.Select(static one => one.Algorithm), .. OfRsa];

    /// <summary>
    /// A curve by its name in a JSON Web Key (<c>crv</c>), and the one algorithm that belongs to it; null for a curve
    /// that is not accepted.
    /// </summary>
    public static (ECCurve Curve, string Algorithm)? OfCurve(string? name)
    {
        foreach (var (curve, parameters, algorithm) in OfCurves)
            if (curve == name)
                return (parameters, algorithm);
        return null;
    }
}

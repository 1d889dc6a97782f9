using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// What the header of a token may say (RFC 7515, RFC 8725). Keys that it brings along or points to (<c>jwk</c>,
/// <c>jku</c>, <c>x5u</c>, <c>x5c</c>) are never looked at: the authority alone says which keys count.
/// </summary>
internal static class TokenHeader
{
    private const int LongestKeyId = 256;

    // crit: extensions that must be understood, and we understand none. The others change what the signed bytes mean.
    private static readonly string[] Refused = ["crit", "b64", "cty", "enc", "zip"];

    // Absent in many; an access token otherwise. Anything else (a logout token, a proof of possession) was made for
    // another purpose.
    private static readonly string[] AccessTypes = ["at+jwt", "application/at+jwt"];
    private static readonly string[] Types = ["JWT", .. AccessTypes];

    /// <summary>Null when all is well.</summary>
    public static string? Problem(JsonElement header)
    {
        if (
            !header.TryGetProperty("alg", out var algorithm)
            || algorithm.ValueKind is not JsonValueKind.String
            || !SignatureAlgorithms.All.Contains(algorithm.GetString())
        )
            return "the token has no valid signature: its alg must be one of "
                + $"{string.Join(", ", SignatureAlgorithms.All)}.";
        if (Array.Find(Refused, name => header.TryGetProperty(name, out _)) is { } refused)
            return $"the token's header has {refused}, which is not accepted.";
        if (
            header.TryGetProperty("typ", out var type)
            && (
                type.ValueKind is not JsonValueKind.String
                || !Types.Contains(type.GetString(), StringComparer.OrdinalIgnoreCase)
            )
        )
            return $"the token's typ is {SanitizedText.Of(type.ToString())}; it must be JWT or at+jwt.";
        if (
            header.TryGetProperty("kid", out var key)
            && (key.ValueKind is not JsonValueKind.String || key.GetString() is not { Length: > 0 and <= LongestKeyId })
        )
            return $"the token's kid must be a text of 1 to {LongestKeyId} characters.";
        return null;
    }

    /// <summary>Whether its type says that it is an access token of RFC 9068, which has claims of its own.</summary>
    public static bool SaysAccessToken(JsonElement header) =>
        header.TryGetProperty("typ", out var type)
        && AccessTypes.Contains(type.GetString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the header names no key.</summary>
    public static string? KeyId(JsonElement header) =>
        header.TryGetProperty("kid", out var key) ? key.GetString() : null;
}

using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Recognizes tokens that the authority has signed for another purpose than access. A good signature says nothing
/// about that: an authority signs ID tokens, logout tokens and events with the same keys.
/// </summary>
/// <remarks>
/// None of these claims is in an access token of Entra's, whose claims are many and grow in number; those that are not
/// listed here are ignored. (The <c>nonce</c> of some access tokens of Entra's is in the header, not among the claims.)
/// </remarks>
internal static class TokenPurpose
{
    private const string IdToken = "an ID token";
    private const string Event = "a logout token or another event";
    private const string Proof = "a proof of possession";
    private const string Credential = "a verifiable credential";

    private static readonly (string Claim, string Purpose)[] Others =
    [
        ("nonce", IdToken),
        ("at_hash", IdToken),
        ("c_hash", IdToken),
        ("s_hash", IdToken),
        ("sub_jwk", IdToken),
        ("urn:openid:params:jwt:claim:rt_hash", IdToken),
        // Whoever holds a token with cnf must also prove that a key is theirs, and we have no way to check that.
        ("cnf", "a token that is bound to a key"),
        ("events", Event),
        ("toe", Event),
        ("htm", Proof),
        ("htu", Proof),
        ("ath", Proof),
        ("at", Proof),
        ("token_introspection", "an answer about a token"),
        ("vc", Credential),
        ("vp", Credential),
        ("_sd", Credential),
        ("_sd_alg", Credential),
    ];

    // Where other authorities than Entra say what a token is: Amazon Cognito in token_use, Keycloak in typ.
    private static readonly (string Claim, string Access)[] Names = [("token_use", "access"), ("typ", "Bearer")];

    /// <summary>Says what the token is when it is no access token; null when nothing says so.</summary>
    public static string? Problem(JsonElement claims)
    {
        foreach (var (claim, purpose) in Others)
            if (claims.TryGetProperty(claim, out _))
                return $"the token has the claim {claim}, so it is {purpose}; only access tokens are accepted.";
        foreach (var (claim, access) in Names)
            if (
                claims.TryGetProperty(claim, out var name)
                && !(name.ValueKind is JsonValueKind.String && name.ValueEquals(access))
            )
                return $"the token's claim {claim} is {SanitizedText.Of(name.ToString())}; "
                    + $"only access tokens ({access}) are accepted.";
        return null;
    }
}

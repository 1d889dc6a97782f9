using System.Text.Json;
using PartnerCarts.Authority;

namespace PartnerCarts.Conformance;

/// <summary>
/// The matrix of claims and mutations: each shape of access token that Entra issues, signed by the authority, with one
/// claim changed so that the token is none, or another's, or says two things at once.
/// </summary>
internal static class ForgedClaims
{
    private static readonly string[] OtherTypes = ["null", "true", "7", "\"\"", "\" \"", "{}", "[]", "[7]"];
    private static readonly string[] NoText = [.. OtherTypes, "[\"x\"]", "\"x\\u0000\""];
    private static readonly string[] NoTime = ["null", "true", "\"1714637730\"", "{}", "[1714637730]", "-1", "1e300"];
    private static readonly string[] NoAudience = [.. OtherTypes, "\"https://graph.microsoft.com\""];
    private static readonly string[] NoScopes = [.. OtherTypes, "\"\\t\"", "[\" \"]", "[\"Carts.Read\",7]"];
    private static readonly string[] NoKind =
    [
        .. NoText,
        "\"App\"",
        "\"USER\"",
        "\"device\"",
        "\"app \"",
        "\"app user\"",
        "\"application\"",
    ];

    // What tokens for other purposes have: plausible values, and null, since it is the claim itself that counts.
    private static readonly (string Claim, string[] Values)[] OtherPurposes =
    [
        ("nonce", ["\"n-0S6_WzA2Mj\"", "null"]),
        ("at_hash", ["\"MTIzNDU2Nzg5MDEyMzQ1Ng\"", "null"]),
        ("c_hash", ["\"LDktKdoQak3Pk0cnXxCltA\"", "null"]),
        ("s_hash", ["\"LDktKdoQak3Pk0cnXxCltA\"", "7"]),
        ("sub_jwk", ["{\"kty\":\"RSA\"}"]),
        ("urn:openid:params:jwt:claim:rt_hash", ["\"LDktKdoQak3Pk0cnXxCltA\""]),
        ("cnf", ["{\"jkt\":\"0ZcOCORZNYy\"}", "{\"x5t#S256\":\"bwcK0esc3AC\"}", "{\"kid\":\"mine\"}", "{}", "null"]),
        ("events", ["{\"http://schemas.openid.net/event/backchannel-logout\":{}}", "{}", "null"]),
        ("toe", ["1714637730"]),
        ("htm", ["\"GET\""]),
        ("htu", ["\"https://carts.example\""]),
        ("ath", ["\"fUHyO2r2Z3D\""]),
        ("at", ["\"eyJ0eXAiOiJKV1QifQ.e30.AA\""]),
        ("token_introspection", ["{\"active\":true}"]),
        ("vc", ["{}"]),
        ("vp", ["{}"]),
        ("_sd", ["[]"]),
        ("_sd_alg", ["\"sha-256\""]),
        ("token_use", ["\"id\"", "null", "7"]),
        ("typ", ["\"ID\"", "\"Refresh\"", "\"Logout\"", "null", "[\"Bearer\"]"]),
    ];

    /// <summary>The shapes of Entra's access tokens, by name.</summary>
    public static IEnumerable<(string Name, TokenDraft Token)> Shapes(TokenDraft token) =>
        [
            ("version 2, user", token.OfUserVersion2()),
            ("version 1, user", token.OfUserVersion1()),
            ("version 2, application", token.OfApplicationVersion2().With(("roles", new[] { "Carts.Read.All" }))),
            ("version 1, application", token.OfApplicationVersion1().With(("roles", new[] { "Carts.Read.All" }))),
        ];

    public static IEnumerable<(string Name, string Token)> Unfit(TokenDraft token) =>
        from shape in Shapes(token)
        from mutate in (Func<TokenDraft, IEnumerable<(string Name, string Token)>>[])
            [Forms, Missing, Twice, Purposes, Contradictions]
        from forged in mutate(shape.Token)
        select ($"{shape.Name}: {forged.Name}", forged.Token);

    private static IEnumerable<(string Name, string Token)> Forms(TokenDraft token)
    {
        (string[] Claims, string[] Values)[] columns =
        [
            (["iss", "tid", "oid", "sub", Client(token), "client_id"], NoText),
            (["idtyp"], NoKind),
            (["aud"], NoAudience),
            (["exp", "nbf", "iat"], NoTime),
            (IsUsers(token) ? ["scp"] : [], NoScopes),
        ];
        return from column in columns
            from claim in column.Claims
            from value in column.Values
            select ($"{claim} is {value}", Raw(token, claim, value));
    }

    private static IEnumerable<(string Name, string Token)> Missing(TokenDraft token) =>
        from claim in (string[])["iss", "aud", "exp", "tid", "oid", Client(token), IsUsers(token) ? "scp" : "sub"]
        select ($"{claim} is missing", token.With((claim, null)).ToString());

    private static IEnumerable<(string Name, string Token)> Twice(TokenDraft token) =>
        from claim in token.Claims.Keys
        let again = JsonSerializer.Serialize(token.Claims[claim])
        select ($"{claim} is there twice", Of(token, token.ClaimsJson, claim, again));

    private static IEnumerable<(string Name, string Token)> Purposes(TokenDraft token) =>
        from purpose in OtherPurposes
        from value in purpose.Values
        select ($"{purpose.Claim} is {value}", Raw(token, purpose.Claim, value));

    private static IEnumerable<(string Name, string Token)> Contradictions(TokenDraft token)
    {
        var client = Client(token);
        IEnumerable<(string Name, TokenDraft Token)> all =
        [
            ("idtyp of the other kind", token.With(("idtyp", IsUsers(token) ? "app" : "user"))),
            ("azp and appid differ", token.With(("azp", "one"), ("appid", "another"))),
            ("client_id is another", token.With(("client_id", "another"))),
            ("client_id alone", token.With(("client_id", token.Claims[client]), (client, null))),
            ("oid for a client", token.With((client, null), ("idtyp", IsUsers(token) ? "user" : "app"))),
            ("the client's claim in other case", token.With((client.ToUpperInvariant(), "x"), (client, null))),
            .. IsUsers(token) ? OfUsers(token) : OfApplications(token),
        ];
        return all.Select(one => (one.Name, one.Token.ToString()));
    }

    private static IEnumerable<(string Name, TokenDraft Token)> OfUsers(TokenDraft token)
    {
        string[] roles = ["Carts.Read.All"];
        return
        [
            ("roles in place of scopes", token.With(("scp", null), ("roles", roles))),
            ("idtyp user without scopes", token.With(("scp", null), ("idtyp", "user"), ("roles", roles))),
            ("idtyp app and empty scopes", token.With(("scp", ""), ("idtyp", "app"), ("roles", roles))),
            ("scope in place of scp", token.With(("scp", null), ("scope", token.Claims["scp"]))),
            (
                "RFC 9068, subject is the client",
                token.With(("oid", null), ("sub", token.Claims[Client(token)])).WithHeader(("typ", "at+jwt"))
            ),
        ];
    }

    private static IEnumerable<(string Name, TokenDraft Token)> OfApplications(TokenDraft token) =>
        [
            ("sub is another than oid", token.With(("sub", Guid.NewGuid().ToString()))),
            ("sub is the client", token.With(("sub", token.Claims[Client(token)]))),
            ("sub is oid in other case", token.With(("oid", "aa"), ("sub", "AA"))),
            ("oid and sub are missing", token.With(("oid", null), ("sub", null))),
        ];

    private static bool IsUsers(TokenDraft token) => token.Claims.ContainsKey("scp");

    private static string Client(TokenDraft token) => token.Claims.ContainsKey("azp") ? "azp" : "appid";

    private static string Raw(TokenDraft token, string claim, string json) =>
        Of(token, token.With((claim, null)).ClaimsJson, claim, json);

    private static string Of(TokenDraft token, string claims, string claim, string json) =>
        token.Of(token.HeaderJson, $"{claims[..^1]},{JsonSerializer.Serialize(claim)}:{json}}}");
}

using System.Text.Json;
using PartnerCarts.Authority;

namespace PartnerCarts.Conformance;

/// <summary>
/// The matrix of claims and mutations: each shape of access token that Entra issues, signed by the authority, with one
/// claim changed so that the token is none, or another's, or says two things at once.
/// </summary>
internal static class ForgedClaims
{
    private const string Blank = "\" \"";

    private static readonly string[] NoText = ["null", "true", "7", "\"\"", Blank, "{}", "[]", "[\"x\"]", "\"x\\u0000\""];
    private static readonly string[] NoTime = ["null", "true", "\"1714637730\"", "{}", "[1714637730]", "-1", "1e300"];
    private static readonly string[] NoAudience = ["null", "true", "7", "\"\"", Blank, "{}", "[]", "[7]", "\"https://graph.microsoft.com\""];
    private static readonly string[] NoScopes = ["null", "true", "7", "\"\"", Blank, "\"\\t\"", "{}", "[]", "[7]", "[\" \"]", "[\"Carts.Read\",7]"];
    private static readonly string[] NoKind = ["\"App\"", "\"USER\"", "\"device\"", "\"app \"", "\"app user\"", "\"application\""];

    // What tokens for other purposes have: plausible values, and null, since it is the claim itself that counts.
    private static readonly (string Claim, string[] Values)[] OtherPurposes =
    [
        ("nonce", ["\"n-0S6_WzA2Mj\"", "null"]), ("at_hash", ["\"MTIzNDU2Nzg5MDEyMzQ1Ng\"", "null"]),
        ("c_hash", ["\"LDktKdoQak3Pk0cnXxCltA\"", "null"]), ("s_hash", ["\"LDktKdoQak3Pk0cnXxCltA\"", "7"]),
        ("sub_jwk", ["{\"kty\":\"RSA\"}"]), ("urn:openid:params:jwt:claim:rt_hash", ["\"LDktKdoQak3Pk0cnXxCltA\""]),
        ("cnf", ["{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}", "{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}", "{}", "null"]),
        ("events", ["{\"http://schemas.openid.net/event/backchannel-logout\":{}}", "{}", "null"]), ("toe", ["1714637730"]),
        ("htm", ["\"GET\""]), ("htu", ["\"https://carts.example\""]), ("ath", ["\"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo\""]),
        ("at", ["\"eyJ0eXAiOiJKV1QifQ.e30.AA\""]), ("token_introspection", ["{\"active\":true}"]),
        ("vc", ["{}"]), ("vp", ["{}"]), ("_sd", ["[]"]), ("_sd_alg", ["\"sha-256\""]),
        ("token_use", ["\"id\"", "null", "7"]), ("typ", ["\"ID\"", "\"Refresh\"", "\"Logout\"", "null", "[\"Bearer\"]"]),
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
        from forged in Forms(shape.Token).Concat(Missing(shape.Token)).Concat(Twice(shape.Token)).Concat(Purposes(shape.Token)).Concat(Contradictions(shape.Token))
        select ($"{shape.Name}: {forged.Name}", forged.Token);

    private static IEnumerable<(string Name, string Token)> Forms(TokenDraft token) =>
        from column in new[]
        {
            (Claims: ["iss", "tid", "oid", "sub", Client(token)], Values: NoText), (Claims: ["idtyp"], Values: [.. NoText, .. NoKind]),
            (Claims: ["client_id"], Values: NoText), (Claims: ["exp", "nbf", "iat"], Values: NoTime), (Claims: ["aud"], Values: NoAudience),
            (Claims: token.Claims.ContainsKey("scp") ? ["scp"] : Array.Empty<string>(), Values: NoScopes),
        }
        from claim in column.Claims
        from value in column.Values
        select ($"{claim} is {value}", Raw(token, claim, value));

    private static IEnumerable<(string Name, string Token)> Missing(TokenDraft token) =>
        from claim in (string[])["iss", "aud", "exp", "tid", "oid", Client(token), token.Claims.ContainsKey("scp") ? "scp" : "sub"]
        select ($"{claim} is missing", token.With((claim, null)).ToString());

    private static IEnumerable<(string Name, string Token)> Twice(TokenDraft token) =>
        from claim in token.Claims.Keys
        let second = $",{JsonSerializer.Serialize(claim)}:{JsonSerializer.Serialize(token.Claims[claim])}}}"
        select ($"{claim} is there twice", token.Of(token.HeaderJson, token.ClaimsJson[..^1] + second));

    private static IEnumerable<(string Name, string Token)> Purposes(TokenDraft token) =>
        from purpose in OtherPurposes
        from value in purpose.Values
        select ($"{purpose.Claim} is {value}", Raw(token, purpose.Claim, value));

    private static IEnumerable<(string Name, string Token)> Contradictions(TokenDraft token)
    {
        var isUsers = token.Claims.ContainsKey("scp");
        var client = Client(token);
        yield return ("idtyp of the other kind", token.With(("idtyp", isUsers ? "app" : "user")).ToString());
        yield return ("azp and appid differ", token.With(("azp", Guid.NewGuid().ToString()), ("appid", Guid.NewGuid().ToString())).ToString());
        yield return ("client_id is another", token.With(("client_id", Guid.NewGuid().ToString())).ToString());
        yield return ("client_id alone", token.With(("client_id", token.Claims[client]), (client, null)).ToString());
        yield return ("oid for a client", token.With((client, null), ("idtyp", isUsers ? "user" : "app")).ToString());
        yield return ("the client's claim in other case", token.With((client.ToUpperInvariant(), token.Claims[client]), (client, null)).ToString());
        if (isUsers)
        {
            yield return ("roles in place of scopes", token.With(("scp", null), ("roles", new[] { "Carts.Read.All" })).ToString());
            yield return ("idtyp user without scopes", token.With(("scp", null), ("idtyp", "user"), ("roles", new[] { "Carts.Read.All" })).ToString());
            yield return ("scope in place of scp", token.With(("scp", null), ("scope", token.Claims["scp"])).ToString());
            yield return ("idtyp app and empty scopes", token.With(("scp", ""), ("idtyp", "app"), ("roles", new[] { "Carts.Read.All" })).ToString());
            yield return ("RFC 9068, subject is the client", token.With(("oid", null), ("sub", token.Claims[client])).WithHeader(("typ", "at+jwt")).ToString());
        }
        else
        {
            yield return ("sub is another than oid", token.With(("sub", Guid.NewGuid().ToString())).ToString());
            yield return ("sub is the client", token.With(("sub", token.Claims[client])).ToString());
            yield return ("sub is oid in other case", token.With(("oid", $"aa{token.Claims["oid"]}"), ("sub", $"AA{token.Claims["oid"]}")).ToString());
            yield return ("oid and sub are missing", token.With(("oid", null), ("sub", null)).ToString());
        }
    }

    private static string Client(TokenDraft token) => token.Claims.ContainsKey("azp") ? "azp" : "appid";

    private static string Raw(TokenDraft token, string claim, string json) =>
        token.Of(token.HeaderJson, $"{token.With((claim, null)).ClaimsJson[..^1]},{JsonSerializer.Serialize(claim)}:{json}}}");
}

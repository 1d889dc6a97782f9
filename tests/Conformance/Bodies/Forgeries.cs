using System.Text;
using PartnerCarts.Authority;

namespace PartnerCarts.Conformance;

/// <summary>
/// Tokens that an attacker, or a broken client, might send: each a good one but for what its name says.
/// </summary>
internal static class Forgeries
{
    private static readonly SigningKey Stranger = SigningKey.Rsa("first");
    private static readonly SigningKey StrangersOwn = SigningKey.Rsa("strangers-own");
    private static readonly SigningKey StrangersCurve = SigningKey.Elliptic("first");

    /// <summary>Access denied, 401/400: the token is none, or not good.</summary>
    public static IReadOnlyDictionary<string, Func<TokenDraft, string>> Refused { get; } =
        new Dictionary<string, Func<TokenDraft, string>>
        {
            // Algorithms
            ["alg none"] = token => token.WithoutSignature("none"),
            ["alg None"] = token => token.WithoutSignature("None"),
            ["alg nOnE with the good signature"] = token =>
                token.WithoutSignature("nOnE") + token.ToString().Split('.')[2],
            ["alg empty"] = token => token.WithHeader(("alg", "")).ToString(),
            ["alg missing"] = token => token.Of($$"""{"typ":"JWT","kid":"{{token.Key.Id}}"}""", token.ClaimsJson),
            ["alg a number"] = token => token.WithHeader(("alg", 256)).ToString(),
            ["alg a list"] = token => token.WithHeader(("alg", new[] { "RS256", "none" })).ToString(),
            ["HS256 with the public key as DER"] = token => token.Hashed(token.Key.PublicDer),
            ["HS256 with the public key as PEM"] = token => token.Hashed(Encoding.ASCII.GetBytes(token.Key.PublicPem)),
            ["HS256 with an empty secret"] = token => token.Hashed([]),
            ["HS256 with the key's id"] = token => token.Hashed(Encoding.ASCII.GetBytes(token.Key.Id!)),
            ["alg of another family"] = token => token.WithHeader(("alg", "ES256")).ToString(),
            ["alg of another hash"] = token => token.WithHeader(("alg", "RS512")).ToString(),
            ["alg of another padding"] = token => token.WithHeader(("alg", "PS256")).ToString(),
            ["alg in lower case"] = token => token.WithHeader(("alg", "rs256")).ToString(),

            // Keys
            ["signed by another key of the same name"] = token => (token with { Key = Stranger }).ToString(),
            ["signed by a curve of the same name"] = token => (token with { Key = StrangersCurve }).ToString(),
            ["signed by another key of another name"] = token => (token with { Key = StrangersOwn }).ToString(),
            ["signed by another key without a name"] = token =>
                (token with { Key = Stranger }).WithHeader(("kid", null)).ToString(),
            ["jwk embedded"] = token =>
                (token with { Key = StrangersOwn }).WithHeader(("jwk", StrangersOwn.Jwk())).ToString(),
            ["jwk embedded under the good name"] = token =>
                (token with { Key = Stranger }).WithHeader(("jwk", Stranger.Jwk())).ToString(),
            ["jku elsewhere"] = token =>
                (token with { Key = StrangersOwn }).WithHeader(("jku", "http://127.0.0.1:9/keys")).ToString(),
            ["x5u elsewhere"] = token =>
                (token with { Key = StrangersOwn }).WithHeader(("x5u", "http://127.0.0.1:9/cert")).ToString(),
            ["x5c embedded"] = token =>
                (token with { Key = StrangersOwn })
                    .WithHeader(("x5c", new[] { Convert.ToBase64String(StrangersOwn.PublicDer) }))
                    .ToString(),
            ["kid a path"] = token => token.WithHeader(("kid", "../../../../dev/null")).ToString(),
            ["kid a path to an empty secret"] = token => token.WithHeader(("kid", "/dev/null")).Hashed([]),
            ["kid SQL"] = token => token.WithHeader(("kid", "x' UNION SELECT 'secret' --")).ToString(),
            ["kid a command"] = token => token.WithHeader(("kid", "first|id")).ToString(),
            ["kid very long"] = token => token.WithHeader(("kid", new string('k', 4000))).ToString(),
            ["kid empty"] = token => token.WithHeader(("kid", "")).ToString(),
            ["kid a number"] = token => token.WithHeader(("kid", 1)).ToString(),
            ["kid with a null character"] = token => token.WithHeader(("kid", "first\0")).ToString(),
            ["kid in other case"] = token => token.WithHeader(("kid", "FIRST")).ToString(),
            ["kid half a surrogate pair"] = token => token.Of("""{"alg":"RS256","kid":"\ud800"}""", token.ClaimsJson),

            // Header
            ["crit"] = token => token.WithHeader(("crit", new[] { "exp" })).ToString(),
            ["crit and b64"] = token => token.WithHeader(("crit", new[] { "b64" }), ("b64", false)).ToString(),
            ["b64 alone"] = token => token.WithHeader(("b64", false)).ToString(),
            ["zip"] = token => token.WithHeader(("zip", "DEF")).ToString(),
            ["cty of a nested token"] = token => token.WithHeader(("cty", "JWT")).ToString(),
            ["typ a number"] = token => token.WithHeader(("typ", 7)).ToString(),
            ["header with a name twice"] = token =>
                token.Of($$"""{"alg":"none","alg":"RS256","kid":"{{token.Key.Id}}"}""", token.ClaimsJson),
            ["header a list"] = token => token.Of("[]", token.ClaimsJson),
            ["header a text"] = token => token.Of("\"RS256\"", token.ClaimsJson),
            ["header with a byte order mark"] = token => token.Of('\uFEFF' + token.HeaderJson, token.ClaimsJson),

            // Times
            ["expired"] = token => token.With(("exp", Time(token, "exp") - 7200)).ToString(),
            ["expired by a second more than clocks may differ"] = token =>
                token.With(("exp", Time(token, "iat") - 120)).ToString(),
            ["not valid yet"] = token => token.With(("nbf", Time(token, "nbf") + 121)).ToString(),
            ["exp missing"] = token => token.With(("exp", null)).ToString(),
            ["exp null"] = token =>
                token.Of(token.HeaderJson, token.With(("exp", null)).ClaimsJson[..^1] + ""","exp":null}"""),
            ["exp a text"] = token => token.With(("exp", $"{Time(token, "exp")}")).ToString(),
            ["exp beyond all calendars"] = token =>
                token.Of(token.HeaderJson, token.With(("exp", null)).ClaimsJson[..^1] + ""","exp":1e300}"""),
            ["exp of the last year"] = token => token.With(("exp", 253402300799L)).ToString(),
            ["exp a large integer"] = token =>
                token.Of(
                    token.HeaderJson,
                    token.With(("exp", null)).ClaimsJson[..^1] + ""","exp":99999999999999999999}"""
                ),
            ["exp negative"] = token => token.With(("exp", -1)).ToString(),
            ["nbf a list"] = token => token.With(("nbf", new[] { 1 })).ToString(),

            // Issuer, audience, tenant
            ["issuer of another authority"] = token =>
                token.With(("iss", "https://login.example/common/v2.0")).ToString(),
            ["issuer of another tenant"] = token =>
                token
                    .With(
                        (
                            "iss",
                            Text(token, "iss")
                                .Replace(Text(token, "tid"), Guid.NewGuid().ToString(), StringComparison.Ordinal)
                        )
                    )
                    .ToString(),
            ["issuer the pattern itself"] = token =>
                token
                    .With(
                        ("iss", Text(token, "iss").Replace(Text(token, "tid"), "{tenantid}", StringComparison.Ordinal))
                    )
                    .ToString(),
            ["issuer with a slash more"] = token => token.With(("iss", Text(token, "iss") + "/")).ToString(),
            ["issuer with a blank"] = token => token.With(("iss", Text(token, "iss") + " ")).ToString(),
            ["issuer the development key's"] = token => token.With(("iss", "urn:partnercarts:development")).ToString(),
            ["issuer missing"] = token => token.With(("iss", null)).ToString(),
            ["issuer a list"] = token => token.With(("iss", new[] { Text(token, "iss") })).ToString(),
            ["audience of another service"] = token => token.With(("aud", "https://graph.microsoft.com")).ToString(),
            ["audience missing"] = token => token.With(("aud", null)).ToString(),
            ["audience empty"] = token => token.With(("aud", "")).ToString(),
            ["audience a longer one"] = token =>
                token.With(("aud", "https://api.partnercenter.microsoft.com.evil.example")).ToString(),
            ["audience in other case"] = token =>
                token.With(("aud", "https://API.partnercenter.microsoft.com")).ToString(),
            ["tenant missing"] = token => token.With(("tid", null)).ToString(),
            ["tenant no GUID"] = token => token.With(("tid", "contoso")).ToString(),
            ["tenant in braces"] = token => token.With(("tid", $"{{{Text(token, "tid")}}}")).ToString(),
            ["tenant with a blank"] = token => token.With(("tid", Text(token, "tid") + " ")).ToString(),
            ["tenant a list"] = token => token.With(("tid", new[] { Text(token, "tid") })).ToString(),
            ["tenant of another, issuer kept"] = token =>
                token.With(("tid", SecuredHost.PartnerB.ToString())).ToString(),
            ["tenant twice"] = token =>
                token.Of(token.HeaderJson, token.ClaimsJson[..^1] + $$""","tid":"{{SecuredHost.PartnerB}}"}"""),
            ["tenant twice, once escaped"] = token =>
                token.Of(token.HeaderJson, token.ClaimsJson[..^1] + $$""","\u0074id":"{{SecuredHost.PartnerB}}"}"""),
            ["exp twice"] = token => token.Of(token.HeaderJson, token.ClaimsJson[..^1] + ""","exp":9999999999}"""),
            ["neither user nor application"] = token => token.With(("oid", null), ("azp", null)).ToString(),

            // Tokens of the authority's for other purposes, and for the same service: a page that signs its users in
            // with the service's own application id gets ID tokens with that audience.
            ["ID token of version 2"] = token => IdToken(token).ToString(),
            ["ID token of version 2, with roles"] = token =>
                IdToken(token).With(("roles", new[] { "Carts.Read.All" })).ToString(),
            ["ID token of version 2, with azp"] = token => IdToken(token).With(("azp", Text(token, "azp"))).ToString(),
            ["ID token of version 1"] = token =>
                IdToken(token)
                    .With(
                        ("iss", $"https://sts.windows.net/{Text(token, "tid")}/"),
                        ("ver", "1.0"),
                        ("amr", new[] { "pwd" }),
                        ("upn", "ada@contoso.example")
                    )
                    .ToString(),
            ["ID token whose subject is its object"] = token =>
                IdToken(token).With(("sub", Text(token, "oid"))).ToString(),
            ["logout token"] = token =>
                IdToken(token)
                    .With(
                        ("oid", null),
                        ("sid", "1"),
                        (
                            "events",
                            new Dictionary<string, object>
                            {
                                ["http://schemas.openid.net/event/backchannel-logout"] = new { },
                            }
                        )
                    )
                    .ToString(),
            ["logout token with a session and nothing else"] = token =>
                IdToken(token).With(("oid", null), ("sub", null), ("sid", "1")).ToString(),
            ["answer about a user"] = token => token.With(("azp", null), ("scp", null), ("name", "Ada")).ToString(),
            ["assertion of a client"] = token =>
                token
                    .With(
                        ("iss", Text(token, "azp")),
                        ("sub", Text(token, "azp")),
                        ("oid", null),
                        ("azp", null),
                        ("scp", null),
                        ("jti", "1")
                    )
                    .ToString(),

            // Form
            ["signature cut"] = token => token.ToString()[..^8],
            ["signature missing"] = token => token.ToString()[..(token.ToString().LastIndexOf('.') + 1)],
            ["signature and its dot missing"] = token => token.ToString()[..token.ToString().LastIndexOf('.')],
            ["claims changed afterwards"] = token =>
                Replaced(
                    token.ToString(),
                    1,
                    token
                        .With(
                            ("tid", SecuredHost.PartnerB.ToString()),
                            (
                                "iss",
                                Text(token, "iss")
                                    .Replace(
                                        Text(token, "tid"),
                                        SecuredHost.PartnerB.ToString(),
                                        StringComparison.Ordinal
                                    )
                            )
                        )
                        .ClaimsJson
                ),
            ["header changed afterwards"] = token =>
                Replaced(token.ToString(), 0, token.WithHeader(("typ", "at+jwt")).HeaderJson),
            ["claims no JSON"] = token => token.Of(token.HeaderJson, "{\"tid\":"),
            ["claims a text"] = token => token.Of(token.HeaderJson, "\"claims\""),
            ["claims null"] = token => token.Of(token.HeaderJson, "null"),
            ["claims with text behind"] = token => token.Of(token.HeaderJson, token.ClaimsJson + "{}"),
            ["claims nested deeply"] = token =>
                token.Of(
                    token.HeaderJson,
                    token.ClaimsJson[..^1] + $$""","deep":{{new string('[', 500)}}{{new string(']', 500)}}}"""
                ),
            ["claims with half a surrogate pair"] = token =>
                token.Of(token.HeaderJson, token.ClaimsJson[..^1] + ""","name":"\udc00"}"""),
            ["claims empty"] = token => token.Of(token.HeaderJson, "{}"),
            ["a part more"] = token => $"{token}.e30",
            ["two tokens in one"] = token => $"{token},{token}",
            ["encrypted form"] = _ => $"{TokenDraft.Encode("""{"alg":"dir","enc":"A128CBC-HS256"}""")}..AAAA.AAAA.AAAA",
            ["encrypted form with alg RS256"] = token => $"{TokenDraft.Encode(token.HeaderJson)}.AAAA.AAAA.AAAA.AAAA",
            ["padded base64"] = token => token.ToString().Replace(".", "=.", StringComparison.Ordinal),
            ["base64 of the other alphabet"] = token => Replaced(token.ToString(), 2, "+/+/"),
            ["a blank inside"] = token => token.ToString().Insert(40, " "),
            ["a tab inside"] = token => token.ToString().Insert(40, "\t"),
            ["a no-break space before"] = token => $"\u00A0{token}",
            ["letters with marks"] = token => token.ToString().Insert(40, "é"),
            ["a quote around"] = token => $"\"{token}\"",
            ["oversized"] = token => token.With(("padding", new string('x', 13_000))).ToString(),
            ["dots only"] = _ => "..",
            ["a word"] = _ => "token",
            ["JSON"] = token => token.ClaimsJson,
        };

    /// <summary>Access denied, 403/2032: the token is good, and is not enough.</summary>
    public static IReadOnlyDictionary<string, Func<TokenDraft, string>> NotEntitled { get; } =
        new Dictionary<string, Func<TokenDraft, string>>
        {
            ["foreign tenant"] = token => OfTenant(token, Guid.NewGuid()).ToString(),
            ["foreign tenant, the empty one"] = token =>
                OfTenant(token, new Guid("00000000-0000-0000-0000-000000000001")).ToString(),
            ["another scope"] = token => token.With(("scp", "Mail.Read")).ToString(),
            ["scope in other case"] = token => token.With(("scp", "carts.read")).ToString(),
            ["scopes joined by a comma"] = token => token.With(("scp", "Carts.Read,Carts.Write")).ToString(),
            ["role of an application in a user's token"] = token =>
                token.With(("scp", "openid"), ("roles", new[] { "Carts.Read.All" })).ToString(),
            ["application without roles"] = token => token.With(("scp", null), ("idtyp", "app")).ToString(),
            ["roles an object"] = token =>
                token
                    .With(
                        ("scp", null),
                        ("idtyp", "app"),
                        ("roles", new Dictionary<string, bool> { ["Carts.Read.All"] = true })
                    )
                    .ToString(),
            ["roles of numbers"] = token =>
                token.With(("scp", null), ("idtyp", "app"), ("roles", new[] { 1 })).ToString(),
        };

    // Of the types that are registered, and some that are not, those that are no access token's.
    private static readonly string[] OtherTypes =
    [
        "",
        "JOSE",
        "logout+jwt",
        "secevent+jwt",
        "dpop+jwt",
        "pop",
        "token-introspection+jwt",
        "oauth-authz-req+jwt",
        "entity-statement+jwt",
        "client-authentication+jwt",
        "vc+sd-jwt",
        "dc+sd-jwt",
        "kb+jwt",
        "statuslist+jwt",
        "rt+jwt",
        "id+jwt",
        "jwt-bearer",
        "at+jwt ",
        "text/plain",
    ];

    /// <summary>All that are refused, in the same terms.</summary>
    public static IEnumerable<(string Name, string Token)> Unfit(TokenDraft token) =>
        Refused
            .Select(one => (one.Key, one.Value(token)))
            .Concat(OtherTypes.Select(type => ($"typ {type}", token.WithHeader(("typ", type)).ToString())));

    /// <summary>An ID token has what an access token has, but for the client and what it may do.</summary>
    private static TokenDraft IdToken(TokenDraft token) =>
        token.With(
            ("azp", null),
            ("scp", null),
            ("name", "Ada"),
            ("preferred_username", "ada@contoso.example"),
            ("rh", "0.AAAA"),
            ("uti", "x")
        );

    private static TokenDraft OfTenant(TokenDraft token, Guid tenant) =>
        token.With(
            ("tid", tenant.ToString()),
            ("iss", Text(token, "iss").Replace(Text(token, "tid"), tenant.ToString(), StringComparison.Ordinal))
        );

    private static long Time(TokenDraft token, string claim) => (long)token.Claims[claim]!;

    private static string Text(TokenDraft token, string claim) => (string)token.Claims[claim]!;

    private static string Replaced(string token, int part, string json)
    {
        var parts = token.Split('.');
        parts[part] = part == 2 ? json : TokenDraft.Encode(json);
        return string.Join('.', parts);
    }
}

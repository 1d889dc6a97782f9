using PartnerCarts.Authority;

namespace PartnerCarts.Conformance;

/// <summary>Tokens signed by keys that the authority has, in ways that those keys are not for.</summary>
internal static class ForgedKeys
{
    private static readonly string[] RsaAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];
    private static readonly string[] CurveAlgorithms = ["ES256", "ES384", "ES512"];

    // Some say themselves what they are for; what the others are for follows from their type.
    private static readonly (string Id, string[] Tried, string[] Good)[] Uses =
    [
        ("first", RsaAlgorithms, RsaAlgorithms),
        ("only-rs256", RsaAlgorithms, ["RS256"]),
        ("only-ps384", RsaAlgorithms, ["PS384"]),
        ("p-256", CurveAlgorithms, ["ES256"]),
        ("p-384", CurveAlgorithms, ["ES384"]),
        ("p-521", CurveAlgorithms, ["ES512"]),
        ("p-384-that-says-es256", CurveAlgorithms, []),
        ("for-encryption", RsaAlgorithms, []),
        ("for-key-transport", RsaAlgorithms, []),
        ("for-wrapping", RsaAlgorithms, []),
        ("short", ["RS256", "PS256"], []),
    ];

    /// <summary>The keys that an authority must have for these, besides an RSA key named first.</summary>
    public static IEnumerable<SigningKey> Published() =>
        [
            SigningKey.Elliptic("p-256", 256),
            SigningKey.Elliptic("p-384", 384),
            SigningKey.Elliptic("p-521", 521),
            With(SigningKey.Rsa("only-rs256"), "alg", "RS256"),
            With(SigningKey.Rsa("only-ps384"), "alg", "PS384"),
            With(SigningKey.Elliptic("p-384-that-says-es256", 384), "alg", "ES256"),
            With(SigningKey.Rsa("for-encryption"), "use", "enc"),
            With(SigningKey.Rsa("for-key-transport"), "alg", "RSA-OAEP"),
            With(SigningKey.Rsa("for-wrapping"), "key_ops", new[] { "wrapKey" }),
            SigningKey.Rsa("short", bits: 1024),
        ];

    public static IEnumerable<(string Name, string Token)> Unfit(OidcServer authority, TokenDraft token)
    {
        foreach (var (id, tried, good) in Uses)
        foreach (var algorithm in tried.Except(good))
            yield return ($"{algorithm} by the key {id}", Signed(authority, token, id, algorithm));
        foreach (var other in authority.Keys.Where(key => key.Id != "first"))
        {
            yield return ($"first's name, signed by {other.Id}", Named("first", token with { Key = other }));
            yield return ($"{other.Id}'s name, signed by first", Named(other.Id, token));
        }

        foreach (var (id, _, _) in Uses.Where(use => use.Good.Length == 0))
            yield return ($"no name, signed by {id}", Named(null, token with { Key = KeyOf(authority, id) }));
    }

    public static IEnumerable<(string Name, string Token)> Fit(OidcServer authority, TokenDraft token) =>
        from use in Uses
        from algorithm in use.Good
        select ($"{algorithm} by the key {use.Id}", Signed(authority, token, use.Id, algorithm));

    private static string Signed(OidcServer authority, TokenDraft token, string id, string algorithm) =>
        (token with { Key = KeyOf(authority, id) }).SignedBy(algorithm);

    private static string Named(string? id, TokenDraft token) => token.WithHeader(("kid", id)).ToString();

    private static SigningKey KeyOf(OidcServer authority, string id) => authority.Keys.Single(key => key.Id == id);

    private static SigningKey With(SigningKey key, string member, object value)
    {
        key.More[member] = value;
        return key;
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PartnerCarts.Authority;

/// <summary>A token in the making, fit or unfit: any header, any claims, any signature.</summary>
public sealed record TokenDraft
{
    public required SigningKey Key { get; init; }

    /// <summary>
    /// Written after <c>alg</c>, <c>typ</c> and <c>kid</c>, in whose place it may put others; null takes one away.
    /// </summary>
    public Dictionary<string, object?> Header { get; init; } = [];

    public required Dictionary<string, object?> Claims { get; init; }

    public TokenDraft With(params (string Name, object? Value)[] claims) =>
        this with
        {
            Claims = Merge(Claims, claims),
        };

    public TokenDraft WithHeader(params (string Name, object? Value)[] members) =>
        this with
        {
            Header = Merge(Header, members),
        };

    public string HeaderJson =>
        Json(
            Merge(
                new()
                {
                    ["alg"] = Key.Algorithm,
                    ["typ"] = "JWT",
                    ["kid"] = Key.Id,
                },
                [.. Header.Select(member => (member.Key, member.Value))]
            )
        );

    public string ClaimsJson => Json(Claims);

    public override string ToString() => Of(HeaderJson, ClaimsJson);

    /// <summary>The token with exactly these texts for header and claims, signed by the key.</summary>
    public string Of(string header, string claims)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{Base64Url.EncodeToString(Key.Sign(text, Key.Algorithm))}";
    }

    /// <summary>As <see cref="ToString"/>, by another algorithm of the key, which the header names.</summary>
    public string SignedBy(string algorithm)
    {
        var text = $"{Encode(WithHeader(("alg", algorithm)).HeaderJson)}.{Encode(ClaimsJson)}";
        return $"{text}.{Base64Url.EncodeToString(Key.Sign(text, algorithm))}";
    }

    /// <summary>The token with an HMAC for a signature.</summary>
    public string Hashed(byte[] secret)
    {
        var text = $"{Encode(WithHeader(("alg", "HS256")).HeaderJson)}.{Encode(ClaimsJson)}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>The token without a signature.</summary>
    public string WithoutSignature(string algorithm) =>
        $"{Encode(WithHeader(("alg", algorithm)).HeaderJson)}.{Encode(ClaimsJson)}.";

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Json(Dictionary<string, object?> members) => JsonSerializer.Serialize(members);

    private static Dictionary<string, object?> Merge(
        Dictionary<string, object?> members,
        (string Name, object? Value)[] changes
    )
    {
        var merged = new Dictionary<string, object?>(members);
        foreach (var (name, value) in changes)
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = value;
        foreach (var absent in merged.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            merged.Remove(absent);
        return merged;
    }
}

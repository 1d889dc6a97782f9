using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>The form of a token's claims, whatever they say.</summary>
internal static class TokenClaims
{
    // In the year 9892: a DateTime ends with the year 9999, and clock skew must still fit in.
    private const double LatestTime = 250_000_000_000;

    private static readonly string[] Times = ["exp", "nbf", "iat"];
    private static readonly string[] Ids = ["sub", "tid", "oid", "azp", "appid", "client_id", "idtyp"];
    private static readonly string[] Scopes = ["scp", "scope"];

    /// <summary>
    /// Null when the claims that decide anything have the types that they must have. One of another type is not taken
    /// for an absent one: the issuer meant something that would be missed.
    /// </summary>
    public static string? ProblemOfForm(JsonElement claims)
    {
        if (!claims.TryGetProperty("iss", out var issuer) || issuer.ValueKind is not JsonValueKind.String)
            return "the token's issuer is missing, or no text.";
        if (claims.TryGetProperty("aud", out var audience) && !IsTextOrTexts(audience))
            return "the token's aud is neither a text nor a list of texts.";
        foreach (var name in Times)
            if (claims.TryGetProperty(name, out var time) && !IsTime(time))
                return $"the token's {name} is no time in seconds since 1970.";
        foreach (var name in Ids)
            if (claims.TryGetProperty(name, out _) && Text(claims, name) is null)
                return $"the token's {name} claim is no text of 1 to {CartLimits.TextLength} printable characters.";
        foreach (var name in Scopes)
            if (claims.TryGetProperty(name, out var scopes) && !IsTextOrTexts(scopes))
                return $"the token's {name} claim is neither a text nor a list of texts.";
        return claims.TryGetProperty("exp", out _) ? null : "the token has no expiration time.";
    }

    /// <summary>The partner tenant; null when it is missing or not a hyphenated GUID.</summary>
    public static Guid? Tenant(JsonElement claims) =>
        Text(claims, "tid") is { Length: 36 } text && Guid.TryParseExact(text, "D", out var tenant) ? tenant : null;

    /// <summary>Null when the claim is absent, no text, blank, too long, or has control characters.</summary>
    public static string? Text(JsonElement claims, string claim) =>
        claims.TryGetProperty(claim, out var value)
        && value.ValueKind is JsonValueKind.String
        && value.GetString() is { Length: <= CartLimits.TextLength } text
        && !string.IsNullOrWhiteSpace(text)
        && !text.Any(char.IsControl)
            ? text
            : null;

    /// <summary>The words of a claim that is a text of words, or a list of them.</summary>
    public static IReadOnlyList<string> Words(JsonElement claims, string claim) =>
        claims.TryGetProperty(claim, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => [.. value.GetString()!.Split(' ').Where(IsWord)],
                JsonValueKind.Array =>
                [
                    .. value
                        .EnumerateArray()
                        .Where(static one => one.ValueKind is JsonValueKind.String)
                        .Select(static one => one.GetString()!)
                        .Where(IsWord),
                ],
                _ => [],
            }
            : [];

    private static bool IsWord(string text) => !string.IsNullOrWhiteSpace(text);

    private static bool IsTime(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is >= 0 and <= LatestTime;

    private static bool IsTextOrTexts(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => true,
            JsonValueKind.Array => value.EnumerateArray().All(static one => one.ValueKind is JsonValueKind.String),
            _ => false,
        };
}

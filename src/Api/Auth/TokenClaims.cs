using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>The claims of a token, in the shapes of Entra's versions 1 and 2 and of RFC 9068.</summary>
internal static class TokenClaims
{
    // In the year 9892: a DateTime ends with the year 9999, and clock skew must still fit in.
    private const double LatestTime = 250_000_000_000;

    /// <summary>Null when the claims that every token has are of their types.</summary>
    public static string? ProblemOfForm(JsonElement claims)
    {
        if (!claims.TryGetProperty("iss", out var issuer) || issuer.ValueKind is not JsonValueKind.String)
            return "the token's issuer is missing, or no text.";
        foreach (var name in (ReadOnlySpan<string>)["exp", "nbf", "iat"])
            if (claims.TryGetProperty(name, out var time) && !(time.ValueKind is JsonValueKind.Number && time.TryGetDouble(out var seconds) && seconds is >= 0 and <= LatestTime))
                return $"the token's {name} is no time in seconds since 1970.";
        return claims.TryGetProperty("exp", out _) ? null : "the token has no expiration time.";
    }

    public static bool TryReadCaller(JsonElement claims, out Caller caller, [NotNullWhen(false)] out string? problem)
    {
        caller = default;
        problem = null;
        if (Tenant(claims) is not { } tenant || tenant == Guid.Empty)
            problem = "the token's tid claim, the partner tenant, is missing or not a GUID.";
        else if (UserOf(claims) is { } user)
            caller = new Caller(tenant, user);
        else
            problem = "the token names neither a user (oid) nor an application (appid or azp).";
        return problem is null;
    }

    /// <summary>The partner tenant; null when it is missing or not a hyphenated GUID.</summary>
    public static Guid? Tenant(JsonElement claims) => Guid.TryParseExact(Text(claims, "tid"), "D", out var tenant) && Text(claims, "tid") is { Length: 36 } ? tenant : null;

    public static bool IsAppOnly(JsonElement claims) => Text(claims, "idtyp") switch
    {
        "app" => true,
        "user" => false,
        // Older tokens do not say: only a user's token has scopes.
        _ => !claims.TryGetProperty("scp", out _) && !claims.TryGetProperty("scope", out _),
    };

    /// <summary>The delegated scopes: Entra's <c>scp</c>, or RFC 9068's <c>scope</c>.</summary>
    public static IReadOnlyList<string> Scopes(JsonElement claims) => Words(claims, claims.TryGetProperty("scp", out _) ? "scp" : "scope");

    /// <summary>The words of a claim that is a text of words, or an array of them.</summary>
    public static IReadOnlyList<string> Words(JsonElement claims, string claim) => claims.TryGetProperty(claim, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        JsonValueKind.Array => [.. value.EnumerateArray().Where(static one => one.ValueKind is JsonValueKind.String).Select(static one => one.GetString()!)],
        _ => [],
    } : [];

    /// <summary>The user's object id, or the application's id where the application speaks for itself.</summary>
    private static string? UserOf(JsonElement claims)
    {
        var application = Text(claims, "appid") ?? Text(claims, "azp") ?? Text(claims, "client_id");
        var user = Text(claims, "oid");
        return IsAppOnly(claims) ? application ?? user : user ?? application;
    }

    private static string? Text(JsonElement claims, string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: <= CartLimits.TextLength } text
        && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl)
            ? text
            : null;
}

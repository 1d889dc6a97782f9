using System.Text.Json;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// The directory graph, whose tokens Partner Center took once and takes no longer; it says so by a code of its own
/// (contract.md 15.1 row 12).
/// </summary>
internal static class RetiredAudience
{
    private const string Address = "https://graph.windows.net";
    private const string ApplicationId = "00000002-0000-0000-c000-000000000000";

    /// <summary>Whether the token is for it, be it for others as well.</summary>
    /// <param name="claims">Of a token whose <c>aud</c> is a text or an array of texts.</param>
    public static bool Is(JsonElement claims) =>
        claims.TryGetProperty("aud", out var audience)
        && (
            audience.ValueKind is JsonValueKind.Array
                ? audience.EnumerateArray().Any(each => Names(each.GetString()))
                : Names(audience.GetString())
        );

    private static bool Names(string? audience) => audience?.TrimEnd('/') is Address or ApplicationId;
}

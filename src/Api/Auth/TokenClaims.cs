using System.Diagnostics.CodeAnalysis;
using Microsoft.IdentityModel.JsonWebTokens;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>From the claims of a token, in the shapes of Entra's versions 1 and 2, to who asks.</summary>
internal static class TokenClaims
{
    public static bool TryReadCaller(JsonWebToken token, out Caller caller, [NotNullWhen(false)] out string? problem)
    {
        caller = default;
        problem = null;
        if (!Guid.TryParse(Text(token, "tid"), out var tenant) || tenant == Guid.Empty)
            problem = "the token's tid claim, the partner tenant, is missing or not a GUID.";
        else if (UserOf(token) is { } user)
            caller = new Caller(tenant, user);
        else
            problem = "the token names neither a user (oid) nor an application (appid or azp).";
        return problem is null;
    }

    /// <summary>The user's object id, or the application's id where the application speaks for itself.</summary>
    private static string? UserOf(JsonWebToken token)
    {
        var application = Text(token, "appid") ?? Text(token, "azp");
        var user = Text(token, "oid");
        return IsAppOnly(token) ? application ?? user : user ?? application;
    }

    private static bool IsAppOnly(JsonWebToken token) => Text(token, "idtyp") switch
    {
        "app" => true,
        "user" => false,
        // Older tokens do not say: only a user's token has scopes.
        _ => Text(token, "scp") is null,
    };

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && !string.IsNullOrWhiteSpace(text) && text.Length <= CartLimits.TextLength ? text : null;
}

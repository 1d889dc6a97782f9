using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// What an access token says: whose it is, and what was granted to it. A token is an access token only if it says so
/// itself, by naming the client that it was issued to and by being either a user's or an application's own.
/// Nothing here is to be believed before the signature is checked.
/// </summary>
/// <param name="Tenant">The partner tenant.</param>
/// <param name="Client">The id of the application that the token was issued to.</param>
/// <param name="User">The user in whose name the application acts; null when it acts for itself.</param>
/// <param name="Granted">The scopes of a user's token, the roles of an application's own.</param>
internal sealed record AccessToken(Guid Tenant, string Client, string? User, IReadOnlyList<string> Granted)
{
    private enum Kind
    {
        None,
        User,
        Application,
    }

    public bool IsAppOnly => User is null;

    public Caller Caller => new(Tenant, User ?? Client) { IsAppOnly = IsAppOnly };

    /// <summary>Reads a token of good form; <paramref name="problem"/> says why it is no access token.</summary>
    public static bool TryRead(
        CompactToken token,
        [NotNullWhen(true)] out AccessToken? access,
        [NotNullWhen(false)] out string? problem
    )
    {
        access = null;
        var claims = token.Claims;
        problem = TokenPurpose.Problem(claims);
        if (problem is not null)
            return false;
        if (TokenClaims.Tenant(claims) is not { } tenant || tenant == Guid.Empty)
        {
            problem = "the token's tid claim, the partner tenant, is missing or not a GUID.";
            return false;
        }

        var isRfc9068 = TokenHeader.SaysAccessToken(token.Header);
        if (
            !TryReadClient(claims, isRfc9068, out var client, out problem)
            || !TryReadKind(claims, ScopeClaim(claims, isRfc9068), out var kind, out problem)
        )
            return false;
        if (kind is Kind.Application)
            access = new AccessToken(tenant, client, User: null, TokenClaims.Words(claims, "roles"));
        else if (UserOf(claims, client, isRfc9068) is { } user)
            access = new AccessToken(tenant, client, user, TokenClaims.Words(claims, ScopeClaim(claims, isRfc9068)!));
        else
            problem = "the token has scopes, as a user's token has, and names no user in oid.";
        return access is not null;
    }

    /// <summary>Entra names the client in azp (version 2) or appid (version 1), RFC 9068 in client_id.</summary>
    private static bool TryReadClient(
        JsonElement claims,
        bool isRfc9068,
        [NotNullWhen(true)] out string? client,
        [NotNullWhen(false)] out string? problem
    )
    {
        var issuedTo = TokenClaims.Text(claims, "client_id");
        client = TokenClaims.Text(claims, "azp") ?? TokenClaims.Text(claims, "appid") ?? (isRfc9068 ? issuedTo : null);
        problem = null;
        if (client is null)
            problem = "the token names no client (azp or appid), so it is no access token.";
        else if ((TokenClaims.Text(claims, "appid") ?? client) != client || (issuedTo ?? client) != client)
            problem = "the token names several clients: its azp, appid and client_id differ.";
        return problem is null;
    }

    /// <summary>
    /// Entra marks an application's own token by idtyp, where the service asks for that claim, and always by a sub
    /// that equals oid. Its roles say nothing: users have roles as well, and applications may have none.
    /// </summary>
    private static bool TryReadKind(
        JsonElement claims,
        string? scopeClaim,
        out Kind kind,
        [NotNullWhen(false)] out string? problem
    )
    {
        (kind, problem) = (TokenClaims.Text(claims, "idtyp"), scopeClaim) switch
        {
            (null or "user", { } scope) when TokenClaims.Words(claims, scope).Count == 0 => (
                Kind.None,
                $"the token's {scope} claim names no scope."
            ),
            (null or "user", { }) => (Kind.User, null),
            ("user", null) => (Kind.None, "the token's idtyp is user, but it has no scopes (scp)."),
            ("app", null) => (Kind.Application, null),
            ("app", { } scope) => (
                Kind.None,
                $"the token's idtyp is app, but it has the scopes of a user's token ({scope})."
            ),
            (null, null) when IsSubjectItsObject(claims) => (Kind.Application, null),
            (null, null) => (
                Kind.None,
                "the token is neither a user's access token, which has scp, nor an application's own, "
                    + "which has idtyp app or a sub that equals oid."
            ),
            var (other, _) => (Kind.None, $"the token's idtyp is {SanitizedText.Of(other)}; it must be user or app."),
        };
        return problem is null;
    }

    private static bool IsSubjectItsObject(JsonElement claims) =>
        TokenClaims.Text(claims, "sub") is { } subject && subject == TokenClaims.Text(claims, "oid");

    /// <summary>The claim with the delegated scopes; null when there is none.</summary>
    private static string? ScopeClaim(JsonElement claims, bool isRfc9068) =>
        claims.TryGetProperty("scp", out _) ? "scp"
        : isRfc9068 && claims.TryGetProperty("scope", out _) ? "scope"
        : null;

    /// <summary>In RFC 9068 the user is the subject, unless the subject is the client itself.</summary>
    private static string? UserOf(JsonElement claims, string client, bool isRfc9068) =>
        TokenClaims.Text(claims, "oid")
        ?? (isRfc9068 && TokenClaims.Text(claims, "sub") is { } subject && subject != client ? subject : null);
}

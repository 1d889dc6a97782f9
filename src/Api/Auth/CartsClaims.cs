using System.Security.Claims;
using PartnerCarts.Api.Auth;

namespace PartnerCarts.Api;

/// <summary>
/// The claims of <c>HttpContext.User</c>, made from a verified token (docs/authentication.md). The principal is shared
/// by all requests with that token: do not add to it.
/// </summary>
public static class CartsClaims
{
    /// <summary>The partner's tenant, a GUID. Every caller has one.</summary>
    public const string Partner = "tid";

    /// <summary>The id of the application that the token was issued to. Every caller has one.</summary>
    public const string Application = "azp";

    /// <summary>The object id of the user who asks; an application's own token has none.</summary>
    public const string User = "oid";

    /// <summary>One claim for each permission of the token: read, write, checkout.</summary>
    public const string Permission = "permission";

    internal static ClaimsPrincipal PrincipalOf(AccessToken token, IEnumerable<string> permissions)
    {
        var claims = new List<Claim> { new(Partner, token.Tenant.ToString("D")), new(Application, token.Client) };
        if (token.User is { } user)
            claims.Add(new Claim(User, user));
        claims.AddRange(permissions.Select(static permission => new Claim(Permission, permission)));
        // Its name is what carts show as lastModifiedUser.
        return new ClaimsPrincipal(
            new ClaimsIdentity(claims, BearerHandler.Scheme, token.IsAppOnly ? Application : User, roleType: null)
        );
    }
}

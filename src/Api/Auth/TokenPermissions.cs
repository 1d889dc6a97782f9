namespace PartnerCarts.Api.Auth;

/// <summary>
/// From what was granted to a token to its rights. A user's token has the rights of its scopes, which its user and its
/// application have agreed to; an application's own token has those of its roles. A right for which the options name
/// neither a scope nor a role belongs to every token.
/// </summary>
internal sealed class TokenPermissions(AuthOptions options)
{
    private readonly (Permission Permission, string[] Scopes, string[] Roles)[] _all =
    [
        (Permission.Read, options.Scopes.Read, options.Roles.Read),
        (Permission.Write, options.Scopes.Write, options.Roles.Write),
        (Permission.Checkout, options.Scopes.Checkout, options.Roles.Checkout),
    ];

    public Permission Of(AccessToken token)
    {
        var rights = Permission.None;
        foreach (var (right, scopes, roles) in _all)
        {
            var isOpen = scopes.Length == 0 && roles.Length == 0;
            if (isOpen || Array.Exists(token.IsAppOnly ? roles : scopes, token.Granted.Contains))
                rights |= right;
        }

        return rights;
    }

    /// <summary>What a token that lacks the right is told.</summary>
    public string Missing(Permission right)
    {
        var (_, scopes, roles) = Array.Find(_all, one => one.Permission == right);
        return $"the token does not have the right to {right.ToString().ToLowerInvariant()}; a user's token needs "
            + $"one of the scopes [{string.Join(", ", scopes)}], an application's one of the roles "
            + $"[{string.Join(", ", roles)}].";
    }
}

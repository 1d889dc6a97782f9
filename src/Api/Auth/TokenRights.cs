namespace PartnerCarts.Api.Auth;

/// <summary>
/// From what was granted to a token to its rights. A user's token has the rights of its scopes, which its user and its
/// application have agreed to; an application's own token has those of its roles. A right for which the options name
/// neither a scope nor a role belongs to every token.
/// </summary>
internal sealed class TokenRights(AuthOptions options)
{
    private readonly (Right Right, string[] Scopes, string[] Roles)[] _all =
    [
        (Right.Read, options.Scopes.Read, options.Roles.Read),
        (Right.Write, options.Scopes.Write, options.Roles.Write),
        (Right.Checkout, options.Scopes.Checkout, options.Roles.Checkout),
    ];

    public Right Of(AccessToken token)
    {
        var rights = Right.None;
        foreach (var (right, scopes, roles) in _all)
        {
            var isOpen = scopes.Length == 0 && roles.Length == 0;
            if (isOpen || Array.Exists(token.IsAppOnly ? roles : scopes, token.Granted.Contains))
                rights |= right;
        }

        return rights;
    }

    /// <summary>What a token that lacks the right is told.</summary>
    public string Missing(Right right)
    {
        var (_, scopes, roles) = Array.Find(_all, one => one.Right == right);
        return $"the token does not have the right to {right.ToString().ToLowerInvariant()}; a user's token needs one of the scopes [{string.Join(", ", scopes)}], an application's one of the roles [{string.Join(", ", roles)}].";
    }
}

namespace PartnerCarts.Api.Auth;

/// <summary>
/// From what was granted to a token to its permissions. A user's token has those of its scopes, which its user and its
/// application have agreed to; an application's own token has those of its roles. A permission for which the options
/// name neither a scope nor a role belongs to every token.
/// </summary>
internal sealed class TokenPermissions(AuthOptions options)
{
    private readonly (string Name, string Policy, string[] Scopes, string[] Roles)[] _all =
    [
        ("read", CartsPolicies.Read, options.Scopes.Read, options.Roles.Read),
        ("write", CartsPolicies.Write, options.Scopes.Write, options.Roles.Write),
        ("checkout", CartsPolicies.Checkout, options.Scopes.Checkout, options.Roles.Checkout),
    ];

    public IEnumerable<string> Of(AccessToken token) =>
        from permission in _all
        where
            permission is { Scopes.Length: 0, Roles.Length: 0 }
            || Array.Exists(token.IsAppOnly ? permission.Roles : permission.Scopes, token.Granted.Contains)
        select permission.Name;

    /// <summary>What a token without the policy's permission is told; null for another policy.</summary>
    public string? Missing(string policy)
    {
        var (name, _, scopes, roles) = Array.Find(_all, one => one.Policy == policy);
        return name is null
            ? null
            : $"the token does not have the right to {name}; a user's token needs "
                + $"one of the scopes [{string.Join(", ", scopes)}], an application's one of the roles "
                + $"[{string.Join(", ", roles)}].";
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Asks ASP.NET Core's authorization service: once for each token about the policies of <see cref="CartsPolicies"/>,
/// and for each request about policies that a host has added.
/// </summary>
internal sealed class TokenPolicies(
    IAuthorizationService authorization,
    IAuthorizationPolicyProvider provider,
    IOptions<AuthOptions> options
)
{
    private readonly TokenPermissions _permissions = new(options.Value);

    /// <summary>Who the caller is, with the permissions that the token gives.</summary>
    public ClaimsPrincipal PrincipalOf(AccessToken token) => CartsClaims.PrincipalOf(token, _permissions.Of(token));

    /// <summary>The policies of <see cref="CartsPolicies"/> that the caller meets.</summary>
    public async ValueTask<string[]> MetBy(ClaimsPrincipal principal)
    {
        var met = new List<string>(CartsPolicies.All.Length);
        foreach (var policy in CartsPolicies.All)
            if ((await authorization.AuthorizeAsync(principal, resource: null, policy)).Succeeded)
                met.Add(policy);
        return [.. met];
    }

    /// <summary>What the caller is told who does not meet what the route names; null for one who does.</summary>
    public async ValueTask<Fault?> Refusal(
        HttpContext context,
        VerifiedToken token,
        IReadOnlyList<IAuthorizeData> named
    )
    {
        foreach (var data in named)
        {
            if (token.Meets(data))
                continue;
            if (data.Policy is { } name && Array.IndexOf(CartsPolicies.All, name) >= 0)
                return name == CartsPolicies.User
                    ? EdgeFaults.AppOnlyToken
                    : EdgeFaults.NotEntitled(_permissions.Missing(name)!);
            var policy = await AuthorizationPolicy.CombineAsync(provider, [data]);
            if (policy is not null && !(await authorization.AuthorizeAsync(token.Principal, context, policy)).Succeeded)
                return EdgeFaults.NotEntitled($"the token does not meet the policy {data.Policy ?? data.Roles}.");
        }

        return null;
    }
}

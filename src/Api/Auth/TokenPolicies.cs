using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
    IOptions<AuthOptions> options,
    IOptions<AuthorizationOptions> policies
)
{
    private readonly TokenPermissions _permissions = new(options.Value);

    // What routes that name nothing, or no policy by name, come down to; a host may have set other ones.
    private readonly bool _isAnyTokenEnough =
        AsksForNothing(policies.Value.FallbackPolicy) && AsksForNothing(policies.Value.DefaultPolicy);

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

    /// <summary>
    /// Whether the token is known to meet all that a route names. False for one that it does not meet, and for what has
    /// to be asked: a policy, requirement, role or scheme of a host's own.
    /// </summary>
    public bool AreMet(EndpointMetadataCollection? route, VerifiedToken token)
    {
        var named = route?.GetOrderedMetadata<IAuthorizeData>();
        if (route is null || named is null or { Count: 0 } && !HasOtherRequirements(route))
            return _isAnyTokenEnough;
        for (var i = 0; i < named!.Count; i++)
            if (!token.Meets(named[i]))
                return false;
        return !HasOtherRequirements(route);
    }

    /// <summary>What the caller is told who does not meet what the route names; null for one who does.</summary>
    public async ValueTask<Fault?> Refusal(HttpContext context, VerifiedToken token)
    {
        var route = context.GetEndpoint()?.Metadata ?? EndpointMetadataCollection.Empty;
        var named = route.GetOrderedMetadata<IAuthorizeData>();
        foreach (var data in named)
            if (data.Policy is { } name && Array.IndexOf(CartsPolicies.All, name) >= 0 && !token.Meets(data))
                return name == CartsPolicies.User
                    ? EdgeFaults.AppOnlyToken
                    : EdgeFaults.NotEntitled(_permissions.Missing(name)!);

        var policy = await PolicyOf(route, named);
        if (policy is null)
            return null;
        if (policy.AuthenticationSchemes.Any(static scheme => scheme != BearerHandler.Scheme))
            return EdgeFaults.NotEntitled("the route asks for another authentication scheme than Bearer.");
        return (await authorization.AuthorizeAsync(token.Principal, context, policy)).Succeeded
            ? null
            : EdgeFaults.NotEntitled("the token does not meet the authorization policy of the route.");
    }

    private async ValueTask<AuthorizationPolicy?> PolicyOf(
        EndpointMetadataCollection route,
        IReadOnlyList<IAuthorizeData> named
    )
    {
        var policy = await AuthorizationPolicy.CombineAsync(
            provider,
            named,
            route.GetOrderedMetadata<AuthorizationPolicy>()
        );
        var requirements = route.GetOrderedMetadata<IAuthorizationRequirementData>();
        if (requirements.Count == 0)
            return policy;
        var all = new AuthorizationPolicyBuilder(policy ?? await provider.GetDefaultPolicyAsync());
        foreach (var data in requirements)
            all.AddRequirements([.. data.GetRequirements()]);
        return all.Build();
    }

    private static bool HasOtherRequirements(EndpointMetadataCollection route) =>
        route.GetMetadata<AuthorizationPolicy>() is not null
        || route.GetMetadata<IAuthorizationRequirementData>() is not null;

    /// <summary>Whether the policy asks for nothing but a valid token.</summary>
    private static bool AsksForNothing(AuthorizationPolicy? policy) =>
        policy is null
        || (
            policy.AuthenticationSchemes.Count == 0
            && policy.Requirements.All(static asked => asked is DenyAnonymousAuthorizationRequirement)
        );
}

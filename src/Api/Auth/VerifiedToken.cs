using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>A token that was verified, and until when that may be taken for granted.</summary>
/// <param name="Caller">Whose it is, for the cart.</param>
/// <param name="Principal">Whose it is, for ASP.NET Core.</param>
/// <param name="Policies">The policies of <see cref="CartsPolicies"/> that it meets.</param>
/// <param name="NotBefore">When it begins to count.</param>
/// <param name="NotAfter">When it has to be verified again.</param>
internal sealed record VerifiedToken(
    Caller Caller,
    ClaimsPrincipal Principal,
    string[] Policies,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter
)
{
    /// <summary>What its key was found in; null for the development key.</summary>
    public AuthorityDocument? By { get; init; }

    public bool HoldsAt(DateTimeOffset now) => NotBefore <= now && now < NotAfter;

    /// <summary>Whether the token is known to meet it; false too for a policy that has not been asked about.</summary>
    public bool Meets(IAuthorizeData asked) =>
        string.IsNullOrEmpty(asked.Roles)
        && string.IsNullOrEmpty(asked.AuthenticationSchemes)
        && asked.Policy is { } policy
        && Array.IndexOf(Policies, policy) >= 0;
}

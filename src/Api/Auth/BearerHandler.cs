using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// The authentication scheme Bearer, for code of a host's that asks the framework (<c>AuthenticateAsync</c>,
/// <c>ChallengeAsync</c>, <c>ForbidAsync</c>, <c>UseAuthentication</c> in a branch of its own). The API's own routes
/// are checked by <see cref="AccessMiddleware"/>; both ask <see cref="BearerAuthentication"/>.
/// </summary>
internal sealed class BearerHandler(BearerAuthentication authentication) : IAuthenticationHandler
{
    public const string Scheme = "Bearer";

    private HttpContext _context = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        var (token, fault) = await authentication.Authenticate(_context);
        return token is not null ? AuthenticateResult.Success(new AuthenticationTicket(token.Principal, Scheme))
            : fault == EdgeFaults.NoToken ? AuthenticateResult.NoResult()
            : AuthenticateResult.Fail(fault.Description);
    }

    /// <summary>Answers what the API answers to the same request.</summary>
    public async Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var (token, fault) = await authentication.Authenticate(_context);
        FaultResponse.Send(_context, token is null ? fault : EdgeFaults.NoToken);
    }

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        FaultResponse.Send(_context, EdgeFaults.NotEntitled("the token does not meet what the route asks for."));
        return Task.CompletedTask;
    }
}

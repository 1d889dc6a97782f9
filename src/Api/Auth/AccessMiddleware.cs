using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Sets <c>HttpContext.User</c> and checks the policies that the route names, before anything else about a request is
/// looked at (contract.md 7.0): without a valid token not even a missing route is told from a present one. It does what
/// <c>UseAuthentication</c> and <c>UseAuthorization</c> do, on the same metadata, policies and services, and remembers
/// the outcome with the token: the two would allocate 3.4 kB for each request (docs/decisions/0009).
/// </summary>
internal sealed class AccessMiddleware(
    RequestDelegate next,
    BearerAuthentication authentication,
    TokenPolicies policies,
    RefusedRequests refused,
    RefusalThrottle throttle
)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);

        var result = authentication.Authenticate(context);
        return result is { IsCompletedSuccessfully: true, Result: { Token: { } known } }
            ? Authorize(context, known)
            : Wait(context, result);
    }

    private async Task Wait(HttpContext context, ValueTask<(VerifiedToken? Token, Fault Fault)> result)
    {
        var (token, fault) = await result;
        if (token is null)
            FaultResponse.Send(context, fault);
        else
            await Authorize(context, token);
    }

    private Task Authorize(HttpContext context, VerifiedToken token)
    {
        var request = RequestContext.Of(context);
        request.IsCallerKnown = true;
        context.User = token.Principal;
        if (!policies.AreMet(context.GetEndpoint()?.Metadata, token))
            return AskFramework(context, token);

        request.Caller = token.Caller;
        return next(context);
    }

    /// <summary>For a policy that the token does not meet, or that is not among those remembered with it.</summary>
    private async Task AskFramework(HttpContext context, VerifiedToken token)
    {
        if (await policies.Refusal(context, token) is { } fault)
        {
            Refuse(context, token.Caller.Partner, fault);
            return;
        }

        RequestContext.Of(context).Caller = token.Caller;
        await next(context);
    }

    private void Refuse(HttpContext context, Guid partner, in Fault fault)
    {
        var request = RequestContext.Of(context);
        request.RepeatOf = refused.FindRepeated(context, partner);
        FaultResponse.Send(context, fault);
        if (!request.IsRepeatedRefusal)
            throttle.HoldBack(context, partner);
        refused.Remember(context, partner, fault.Code);
    }
}

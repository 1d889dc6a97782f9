using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Finds out who asks, and whether the token has the right that the route asks for, before anything else about a
/// request is looked at (contract.md 7.0): without a valid token not even a missing route is told from a present one.
/// Routes open to all are marked so.
/// </summary>
internal sealed class CallerMiddleware(
    RequestDelegate next,
    TokenVerifier verifier,
    RefusalThrottle throttle,
    IOptions<AuthOptions> options,
    TimeProvider time
)
{
    private readonly TokenCache _known = new(options.Value.TokenCacheSize);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);

        var authorization = context.Request.Headers.Authorization;
        var token = BearerToken.Find(authorization);
        if (token.IsEmpty)
        {
            FaultResponse.Send(
                context,
                authorization.Count > 1
                    ? EdgeFaults.BadToken("the request has several Authorization headers.")
                    : EdgeFaults.NoToken
            );
            return Task.CompletedTask;
        }

        var key = TokenKey.Of(token);
        return _known.Find(key, time.GetUtcNow()) is { } known && verifier.Holds(known)
            ? Admit(context, known)
            : Verify(context, key, token.ToString());
    }

    private async Task Verify(HttpContext context, TokenKey key, string token)
    {
        var (verified, fault) = await verifier.Verify(token, context.RequestAborted);
        if (verified is null)
        {
            FaultResponse.Send(context, fault);
            return;
        }

        _known.Add(key, verified);
        await Admit(context, verified);
    }

    private Task Admit(HttpContext context, VerifiedToken token)
    {
        RequestContext.Of(context).IsCallerKnown = true;
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>() is { Permission: var right }
            && !token.Rights.HasFlag(right)
        )
        {
            throttle.HoldBack(context, token.Caller.Partner);
            FaultResponse.Send(context, verifier.Missing(right));
            return Task.CompletedTask;
        }

        RequestContext.Of(context).Caller = token.Caller;
        return next(context);
    }
}

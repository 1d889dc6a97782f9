using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Exchanges;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Finds out who asks, before anything else about a request is looked at (contract.md 7.0): without a valid token not even a missing route is told from a
/// present one. Routes open to all are marked so.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, TokenVerifier verifier, IOptions<AuthOptions> options, TimeProvider time)
{
    private readonly TokenCache _known = new(options.Value.TokenCacheSize);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);

        var token = BearerToken.Find(context.Request.Headers.Authorization);
        if (token.IsEmpty)
        {
            FaultResponse.Send(context, EdgeFaults.NoToken);
            return Task.CompletedTask;
        }

        var key = TokenKey.Of(token);
        if (_known.Find(key, time.GetUtcNow()) is not { } known)
            return Verify(context, key, token.ToString());
        Exchange.Of(context).Caller = known.Caller;
        return next(context);
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
        Exchange.Of(context).Caller = verified.Caller;
        await next(context);
    }
}

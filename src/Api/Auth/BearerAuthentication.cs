using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Finds out whose request it is: the token is looked up among those verified before, or verified. Exactly one of the
/// results is there.
/// </summary>
internal sealed class BearerAuthentication(TokenVerifier verifier, IOptions<AuthOptions> options, TimeProvider time)
{
    private readonly TokenCache _known = new(options.Value.TokenCacheSize);

    public ValueTask<(VerifiedToken? Token, Fault Fault)> Authenticate(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        var token = BearerToken.Find(authorization);
        if (token.IsEmpty)
            return new(
                (
                    null,
                    authorization.Count > 1
                        ? EdgeFaults.BadToken("the request has several Authorization headers.")
                        : EdgeFaults.NoToken
                )
            );

        var key = TokenKey.Of(token);
        return _known.Find(key, time.GetUtcNow()) is { } known && verifier.Holds(known)
            ? new((known, default))
            : Verify(context, key, token.ToString());
    }

    private async ValueTask<(VerifiedToken? Token, Fault Fault)> Verify(HttpContext context, TokenKey key, string text)
    {
        var result = await verifier.Verify(text, context.RequestAborted);
        if (result.Token is { } verified)
            _known.Add(key, verified);
        return result;
    }
}

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>Verifies a token: signature, issuer, audience, lifetime, claims. Whoever calls it remembers the outcome.</summary>
internal sealed class TokenVerifier(IOptions<AuthOptions> options, TimeProvider time, DevelopmentKeyPolicy developmentKeys, DevelopmentKey? developmentKey = null, AuthorityKeys? authority = null)
{
    /// <summary>How long a verified token is believed before its signature is checked again, so that a key that the authority withdraws does not live on.</summary>
    private static readonly TimeSpan LongestBelief = TimeSpan.FromMinutes(15);

    private static readonly JsonWebTokenHandler Handler = new();

    private readonly TokenRules _rules = new(options.Value, developmentKey, time);
    private volatile Prepared? _prepared;

    public async ValueTask<(VerifiedToken? Token, Fault Fault)> Verify(string text, CancellationToken cancellation)
    {
        var configuration = authority is null ? null : await authority.Get(cancellation);
        var result = await Handler.ValidateTokenAsync(text, ParametersFor(configuration));
        return result is { IsValid: true, SecurityToken: JsonWebToken token }
            ? Accept(token)
            : (null, Explain(result.Exception, isAuthorityKnown: authority is null || configuration is not null));
    }

    private (VerifiedToken? Token, Fault Fault) Accept(JsonWebToken token)
    {
        if (token.Issuer == DevelopmentKey.Issuer && !developmentKeys.Accepts)
            return (null, EdgeFaults.NotEntitled("the service does not accept tokens of the development key here."));
        if (!TokenClaims.TryReadCaller(token, out var caller, out var problem))
            return (null, EdgeFaults.BadToken(problem));

        var skew = options.Value.ClockSkew;
        var now = time.GetUtcNow();
        var end = Earlier(new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + skew, now + LongestBelief);
        var start = token.ValidFrom == DateTime.MinValue ? now : new DateTimeOffset(token.ValidFrom, TimeSpan.Zero) - skew;
        return (new VerifiedToken(caller, start, end), default);
    }

    private Fault Explain(Exception? failure, bool isAuthorityKnown)
    {
        switch (failure)
        {
            case SecurityTokenExpiredException expired:
                return EdgeFaults.BadToken($"the token expired at {expired.Expires:O}.");
            case SecurityTokenNotYetValidException early:
                return EdgeFaults.BadToken($"the token is not valid before {early.NotBefore:O}.");
            case SecurityTokenInvalidAudienceException:
                return EdgeFaults.BadToken("the token is for another audience.");
            case SecurityTokenInvalidIssuerException or SecurityTokenSignatureKeyNotFoundException when !isAuthorityKnown:
                return EdgeFaults.Unavailable("The issuer of tokens cannot be reached, so the token cannot be checked; try again.");
            case SecurityTokenInvalidIssuerException wrong:
                return EdgeFaults.BadToken($"the token's issuer {Excerpt.Of(wrong.InvalidIssuer ?? "")} is not accepted.");
            case SecurityTokenSignatureKeyNotFoundException:
                authority?.Renew();
                return EdgeFaults.BadToken("the token is signed with a key that is not known.");
            case SecurityTokenNoExpirationException:
                return EdgeFaults.BadToken("the token has no expiration time.");
            default:
                return EdgeFaults.BadToken("the token is not a JSON Web Token with a valid signature.");
        }
    }

    /// <summary>Made anew only when the authority's configuration is.</summary>
    private TokenValidationParameters ParametersFor(OpenIdConnectConfiguration? configuration)
    {
        if (_prepared is not { } prepared || !ReferenceEquals(prepared.For, configuration))
            _prepared = prepared = new Prepared(configuration, _rules.For(configuration));
        return prepared.Parameters;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Prepared(OpenIdConnectConfiguration? For, TokenValidationParameters Parameters);
}

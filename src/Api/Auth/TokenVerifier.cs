using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerCarts.Api.Faults;
using PartnerCarts.Api.Limits;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// Verifies a token: form, purpose, issuer, signature, audience, lifetime. Whoever calls it remembers the outcome.
/// </summary>
internal sealed class TokenVerifier(
    IOptions<AuthOptions> options,
    TimeProvider time,
    DevelopmentKeyPolicy developmentKeys,
    ProcessorShares processors,
    TokenPolicies policies,
    DevelopmentKey? developmentKey = null,
    AuthorityKeys? authority = null
)
{
    /// <summary>
    /// How long a verified token is believed before its signature is checked again: as long as its key is.
    /// </summary>
    private static readonly TimeSpan LongestBelief = AuthorityKeys.Refresh;

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = CompactToken.Longest };

    private readonly TokenRules _rules = new(options.Value, developmentKey, time);
    private readonly HashSet<Guid> _tenants = [.. options.Value.Tenants.Select(Guid.Parse)];
    private volatile Prepared? _prepared;

    /// <summary>Whether a token verified before may still be taken for good: keys have not changed since.</summary>
    public bool Holds(VerifiedToken token) => token.By is null || ReferenceEquals(token.By, authority?.Current);

    public async ValueTask<(VerifiedToken? Token, Fault Fault)> Verify(string text, CancellationToken cancellation)
    {
        if (!CompactToken.TryRead(text, out var token, out var problem))
            return (null, EdgeFaults.BadToken(problem));
        if (!AccessToken.TryRead(token, out var access, out problem))
            return (null, EdgeFaults.BadToken(problem));
        var issuer = token.Claims.GetProperty("iss").GetString()!;
        var isAuthoritys = issuer != DevelopmentKey.Issuer && authority is not null;
        var document = isAuthoritys ? await authority!.Get(cancellation) : null;
        if (isAuthoritys && document is null)
            return (null, CannotCheck);
        if (!_rules.IsIssuer(issuer, access.Tenant, document))
            return (null, EdgeFaults.BadToken($"the token's issuer {SanitizedText.Of(issuer)} is not accepted."));

        var result = await Validate(text, ParametersFor(document), cancellation);
        if (document is not null && IsOfUnknownKey(result, token))
        {
            if (await authority!.Renew(document, cancellation) is { } renewed && !ReferenceEquals(renewed, document))
                result = await Validate(text, ParametersFor(document = renewed), cancellation);
            else if (authority.IsFailing)
                return (null, CannotCheck);
        }

        return result.IsValid
            ? await Accept(access, (JsonWebToken)result.SecurityToken, document)
            : (null, Explain(result.Exception, token));
    }

    // Whose token it is, is not known before; until then all callers are one.
    private async ValueTask<TokenValidationResult> Validate(
        string text,
        TokenValidationParameters parameters,
        CancellationToken cancellation
    )
    {
        using var place = await processors.Acquire(Guid.Empty, isLong: true, cancellation);
        return await Handler.ValidateTokenAsync(text, parameters);
    }

    private static Fault CannotCheck =>
        EdgeFaults.Unavailable("The issuer of tokens cannot be reached, so the token cannot be checked; try again.");

    /// <summary>
    /// A token without a key id is tried with every key, so that a signature that fits none may be of a new one.
    /// </summary>
    private static bool IsOfUnknownKey(TokenValidationResult result, CompactToken token) =>
        result.Exception is SecurityTokenSignatureKeyNotFoundException
        || (result.Exception is SecurityTokenInvalidSignatureException && TokenHeader.KeyId(token.Header) is null);

    private async ValueTask<(VerifiedToken? Token, Fault Fault)> Accept(
        AccessToken access,
        JsonWebToken verified,
        AuthorityDocument? document
    )
    {
        if (document is null && !developmentKeys.Accepts)
            return (null, EdgeFaults.NotEntitled("the service does not accept tokens of the development key here."));
        if (_tenants.Count > 0 && !_tenants.Contains(access.Tenant))
            return (
                null,
                EdgeFaults.NotEntitled("the token's tenant is none of Auth:Tenants, the partners of this service.")
            );

        var skew = options.Value.ClockSkew;
        var now = time.GetUtcNow();
        var end = Earlier(new DateTimeOffset(verified.ValidTo, TimeSpan.Zero).Add(skew), now + LongestBelief);
        var start =
            verified.ValidFrom == DateTime.MinValue
                ? DateTimeOffset.MinValue
                : new DateTimeOffset(verified.ValidFrom, TimeSpan.Zero) - skew;
        var principal = policies.PrincipalOf(access);
        var met = await policies.MetBy(principal);
        return (new VerifiedToken(access.Caller, principal, met, start, end) { By = document }, default);
    }

    // The audience comes last: a token that fails by it has a good signature, and is in time.
    private static Fault Explain(Exception? failure, CompactToken token) =>
        failure switch
        {
            SecurityTokenInvalidAudienceException when RetiredAudience.Is(token.Claims) => EdgeFaults.RetiredAudience,
            SecurityTokenInvalidAudienceException => EdgeFaults.BadToken("the token is for another audience."),
            SecurityTokenExpiredException expired => EdgeFaults.BadToken($"the token expired at {expired.Expires:O}."),
            SecurityTokenNotYetValidException early => EdgeFaults.BadToken(
                $"the token is not valid before {early.NotBefore:O}."
            ),
            SecurityTokenSignatureKeyNotFoundException => EdgeFaults.BadToken(
                "the token is signed with a key that is not known, or that is not for its alg."
            ),
            _ => EdgeFaults.BadToken("the token is not a JSON Web Token with a valid signature."),
        };

    /// <summary>Made anew only when the authority's document is.</summary>
    private TokenValidationParameters ParametersFor(AuthorityDocument? document)
    {
        if (_prepared is not { } prepared || !ReferenceEquals(prepared.For, document))
            _prepared = prepared = new Prepared(document, _rules.For(document));
        return prepared.Parameters;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Prepared(AuthorityDocument? For, TokenValidationParameters Parameters);
}

using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Auth;

/// <summary>
/// A token that was verified: whose it is, what it may do, and until when that may be taken for granted.
/// </summary>
internal sealed record VerifiedToken(
    Caller Caller,
    Permission Rights,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter
)
{
    /// <summary>What its key was found in; null for the development key.</summary>
    public AuthorityDocument? By { get; init; }

    public bool HoldsAt(DateTimeOffset now) => NotBefore <= now && now < NotAfter;
}

/// <summary>Verified tokens, by their hash.</summary>
internal sealed class TokenCache(int capacity)
{
    private readonly RecentCache<TokenKey, VerifiedToken> _tokens = new(capacity);

    /// <summary>The token, if it is known and holds now.</summary>
    public VerifiedToken? Find(TokenKey key, DateTimeOffset now) =>
        _tokens.TryGet(key, out var token) && token.HoldsAt(now) ? token : null;

    public void Add(TokenKey key, VerifiedToken token) => _tokens.Set(key, token);
}

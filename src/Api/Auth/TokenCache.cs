using PartnerCarts.Engine;

namespace PartnerCarts.Api.Auth;

/// <summary>Verified tokens, by their hash.</summary>
internal sealed class TokenCache(int capacity)
{
    private readonly RecentCache<TokenKey, VerifiedToken> _tokens = new(capacity);

    /// <summary>The token, if it is known and holds now.</summary>
    public VerifiedToken? Find(TokenKey key, DateTimeOffset now) =>
        _tokens.TryGet(key, out var token) && token.HoldsAt(now) ? token : null;

    public void Add(TokenKey key, VerifiedToken token) => _tokens.Set(key, token);
}

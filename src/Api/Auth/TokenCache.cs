using System.Collections.Concurrent;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Auth;

/// <summary>A token that was verified: whose it is, what it may do, and until when that may be taken for granted.</summary>
internal sealed record VerifiedToken(Caller Caller, Right Rights, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    /// <summary>What its key was found in; null for the development key.</summary>
    public AuthorityDocument? By { get; init; }

    public bool HoldsAt(DateTimeOffset now) => NotBefore <= now && now < NotAfter;
}

/// <summary>
/// Verified tokens, by their hash. Two generations: new and used ones go into the young one, and when that is full it becomes the old one and the
/// former old one is dropped. So the size is bounded, what is in use stays, and a hit neither allocates nor locks.
/// </summary>
internal sealed class TokenCache(int capacity)
{
    private readonly int _generation = capacity / 2;
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<TokenKey, VerifiedToken> _young = new();
    private volatile ConcurrentDictionary<TokenKey, VerifiedToken> _old = new();
    private int _youngCount;

    /// <summary>The token, if it is known and holds now.</summary>
    public VerifiedToken? Find(TokenKey key, DateTimeOffset now)
    {
        if (_young.TryGetValue(key, out var token))
            return token.HoldsAt(now) ? token : null;
        if (!_old.TryGetValue(key, out token) || !token.HoldsAt(now))
            return null;
        Add(key, token);
        return token;
    }

    public void Add(TokenKey key, VerifiedToken token)
    {
        if (_generation == 0)
            return;
        var young = _young;
        if (!young.TryAdd(key, token))
            young[key] = token;
        else if (Interlocked.Increment(ref _youngCount) >= _generation)
            Age();
    }

    private void Age()
    {
        lock (_gate)
        {
            if (_youngCount < _generation)
                return;
            _old = _young;
            _young = new();
            _youngCount = 0;
        }
    }
}

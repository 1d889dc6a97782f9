using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PartnerCarts.Engine;

/// <summary>
/// A bounded cache of what was used lately, in two generations: new and used entries go into the young one, and when
/// that is full it becomes the old one and the former old one is dropped. So the size is bounded, what is in use stays,
/// and a hit neither allocates nor locks.
/// </summary>
/// <param name="capacity">How many entries at most; below 2 nothing is kept.</param>
public sealed class RecentCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly int _generation = capacity / 2;
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private int _youngCount;

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (_young.TryGetValue(key, out value))
            return true;
        if (!_old.TryGetValue(key, out value))
            return false;
        Set(key, value);
        return true;
    }

    /// <summary>Adds the entry, or takes the place of the one there is.</summary>
    public void Set(TKey key, TValue value)
    {
        if (_generation == 0)
            return;
        var young = _young;
        if (!young.TryAdd(key, value))
            young[key] = value;
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

using System.Collections.Concurrent;
using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>
/// Keeps the number of carts in memory near its limit: when there are more, the longest unused tenth leaves in one go, so that the search for them
/// is paid once for many carts.
/// </summary>
internal sealed class MemoryLimit(int limit)
{
    private int _count;
    private int _trimAbove;
    private int _isTrimming;

    public void Entered(ConcurrentDictionary<CartKey, CartOwner> owners)
    {
        if (Interlocked.Increment(ref _count) > Math.Max(limit, Volatile.Read(ref _trimAbove)) && Interlocked.Exchange(ref _isTrimming, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(Trim, owners, preferLocal: false);
    }

    public void Left() => Interlocked.Decrement(ref _count);

    private void Trim(ConcurrentDictionary<CartKey, CartOwner> owners)
    {
        var byUse = owners.Select(entry => entry.Value.LastUsed).Order().ToArray();
        if (byUse.Length > limit)
        {
            var unusedSince = byUse[byUse.Length - limit + (limit / 10) - 1];
            foreach (var (_, owner) in owners)
                owner.RetireIfUnused(unusedSince);
        }

        // Those at work stay. While they are too many, there is no use in searching again for each cart that comes.
        var count = Volatile.Read(ref _count);
        Volatile.Write(ref _trimAbove, count <= limit ? 0 : count + (limit / 10));
        Volatile.Write(ref _isTrimming, 0);
    }
}

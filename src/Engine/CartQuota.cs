using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Engine;

/// <summary>
/// How many carts each partner has made within <see cref="CartsOptions.Lifetime"/>, as far as this process knows: those
/// that others have made, or this one before its start, are not counted, and those that ended early are counted on. A
/// cart leaves the count up to a 64th of the lifetime late. Memory: some 300 bytes for each partner that makes carts.
/// </summary>
internal sealed class CartQuota(IOptions<CartsOptions> options, TimeProvider clock)
{
    private const int Slots = 64;

    private readonly int _most = options.Value.PerPartner;
    private readonly long _slot = Math.Max(1, options.Value.Lifetime.Ticks / Slots);
    private readonly ConcurrentDictionary<Guid, Tally> _tallies = new();

    /// <summary>The cap; 0 for none.</summary>
    public int Most => _most;

    /// <summary>Whether the partner may make another cart.</summary>
    public bool HasRoom(Guid partner) =>
        _most == 0 || !_tallies.TryGetValue(partner, out var tally) || tally.Sum(Now) < _most;

    /// <summary>Counts a cart that the partner has made.</summary>
    public void Count(Guid partner)
    {
        if (_most > 0)
            _tallies.GetOrAdd(partner, static _ => new Tally()).Add(Now);
    }

    private long Now => clock.GetUtcNow().UtcTicks / _slot;

    /// <summary>
    /// One more slot than a lifetime has, so that none is dropped too early. When the clock goes back, the slots of
    /// those times are still there.
    /// </summary>
    private sealed class Tally
    {
        private readonly int[] _made = new int[Slots + 1];
        private long _newest;

        public void Add(long now)
        {
            lock (_made)
            {
                Forget(now);
                _made[Math.Max(now, _newest) % _made.Length]++;
            }
        }

        public int Sum(long now)
        {
            lock (_made)
            {
                Forget(now);
                var sum = 0;
                foreach (var made in _made)
                    sum += made;
                return sum;
            }
        }

        private void Forget(long now)
        {
            if (now <= _newest)
                return;
            if (now - _newest >= _made.Length)
                Array.Clear(_made);
            else
                for (var slot = _newest + 1; slot <= now; slot++)
                    _made[slot % _made.Length] = 0;
            _newest = now;
        }
    }
}

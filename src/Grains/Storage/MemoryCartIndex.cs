using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// Customers' carts in this process's memory: for one silo on a developer's machine, and for tests.
/// </summary>
internal sealed class MemoryCartIndex : ICartIndex
{
    private static readonly Comparer<CartIndexEntry> NewestFirst = Comparer<CartIndexEntry>.Create(
        static (one, other) =>
            other.Created.CompareTo(one.Created) is not 0 and var byTime
                ? byTime
                : one.Key.CartId.CompareTo(other.Key.CartId)
    );

    private readonly Dictionary<Guid, SortedSet<CartIndexEntry>> _customers = [];

    public ValueTask Add(CartIndexEntry entry, CancellationToken cancellation)
    {
        lock (_customers)
        {
            if (!_customers.TryGetValue(entry.Key.CustomerId, out var carts))
                _customers.Add(entry.Key.CustomerId, carts = new SortedSet<CartIndexEntry>(NewestFirst));
            carts.Add(entry);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask Remove(CartIndexEntry entry, CancellationToken cancellation)
    {
        lock (_customers)
            if (_customers.TryGetValue(entry.Key.CustomerId, out var carts) && carts.Remove(entry) && carts.Count == 0)
                _customers.Remove(entry.Key.CustomerId);
        return ValueTask.CompletedTask;
    }

    public ValueTask<CartPage> Read(Guid customerId, int most, string? after, CancellationToken cancellation)
    {
        CartIndexEntry? last = after is null ? null : CartIndexPlace.Parse(customerId, after);
        lock (_customers)
        {
            var carts = _customers.GetValueOrDefault(customerId);
            // Entries are compared by time and cart, so that a page can begin behind an entry that is gone.
            List<CartIndexEntry> found =
            [
                .. (carts ?? [])
                    .SkipWhile(entry => last is { } end && NewestFirst.Compare(entry, end) <= 0)
                    .Take(most + 1),
            ];
            return ValueTask.FromResult(CartIndexPlace.Page(found, most));
        }
    }
}

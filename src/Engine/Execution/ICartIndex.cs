using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// A customer's carts, whoever the partner, the newest first. An entry is added before the cart is first written, and
/// removed after it is gone; so an entry without a cart behind it may exist, but no stored cart is ever without its
/// entry. A store that finds a customer's carts by itself has nothing to do in <see cref="Add"/> and
/// <see cref="Remove"/>.
/// </summary>
public interface ICartIndex
{
    /// <summary>Makes an entry durable. The same one again changes nothing.</summary>
    ValueTask Add(CartIndexEntry entry, CancellationToken cancellation);

    /// <summary>Removes that very entry, if there is one.</summary>
    ValueTask Remove(CartIndexEntry entry, CancellationToken cancellation);

    /// <summary>
    /// One page of the customer's carts. Carts may be made and removed between two pages: those that stay are seen
    /// once, and those made meanwhile are not seen.
    /// </summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="most">How many entries at most: 1 to 1,000.</param>
    /// <param name="after"><see cref="CartPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="FormatException"><paramref name="after"/> was not made by this index.</exception>
    ValueTask<CartPage> Read(Guid customerId, int most, string? after, CancellationToken cancellation);
}

/// <summary>A cart, and when it was made.</summary>
public readonly record struct CartIndexEntry(CartKey Key, DateTimeOffset Created);

/// <summary>Some of a customer's carts.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Next">What to ask the next page with; null when this is the last.</param>
public sealed record CartPage(IReadOnlyList<CartIndexEntry> Entries, string? Next);

using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Where one cart is stored. Every write names the revision it builds on (0: nothing is stored), and fails with
/// <see cref="CartConflictException"/> when the store holds another. After any other exception the outcome is unknown:
/// the caller forgets what it holds and reads again.
/// </summary>
public interface ICartState
{
    /// <summary>The stored cart, or null.</summary>
    ValueTask<Cart?> Read(CancellationToken cancellation);

    /// <summary>Makes <paramref name="next"/> durable in place of <paramref name="expectedRevision"/>.</summary>
    /// <param name="next">The cart to store.</param>
    /// <param name="expectedRevision">The stored revision that it replaces; 0 for none.</param>
    /// <param name="wakeupChanged">Whether <see cref="Cart.Due"/> differs from what is stored; a store may leave its
    /// index on it alone when not.</param>
    ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged);

    /// <summary>Removes the cart, if the stored revision is <paramref name="expectedRevision"/>.</summary>
    ValueTask Delete(long expectedRevision);

    /// <summary>
    /// Whether the cart may have two activations for a while without either knowing, as in a cluster while silos come
    /// and go.
    /// </summary>
    bool IsShared => false;
}

/// <summary>The store holds another revision than the one a write was based on; nothing was written.</summary>
public sealed class CartConflictException : Exception
{
    public CartConflictException(CartKey key, long expectedRevision)
        : base($"Cart {key} is stored in another revision than {expectedRevision}.") { }

    public CartConflictException(string message)
        : base(message) { }

    public CartConflictException(string message, Exception inner)
        : base(message, inner) { }

    public CartConflictException() { }
}

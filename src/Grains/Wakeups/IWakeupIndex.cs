using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Which carts have to be looked at, and when: what wakes a cart whose grain is not active. An entry is put before the
/// cart's state is first written with that due time and removed after the state has another one or is gone; so an entry
/// without a cart behind it may exist, and the shard that finds it removes it, but no stored cart is ever without its
/// entry. A store that keeps the due time with the cart itself has nothing to do in <see cref="Put"/> and
/// <see cref="Remove"/>.
/// </summary>
public interface IWakeupIndex
{
    /// <summary>
    /// Makes an entry durable. The same one again changes nothing; a cart may have entries for several times.
    /// </summary>
    ValueTask Put(CartKey key, DateTimeOffset due, CancellationToken cancellation);

    /// <summary>Removes the cart's entry for that time, if there is one.</summary>
    ValueTask Remove(CartKey key, DateTimeOffset due, CancellationToken cancellation);

    /// <summary>
    /// The shard's entries due at or before <paramref name="until"/>, earliest first, read page by page: entries not
    /// yet due are not touched, and one that stays does not hold up those behind it. Entries may be put and removed
    /// meanwhile.
    /// </summary>
    /// <param name="shard">0 to <see cref="WakeupShards.Count"/> - 1, as <see cref="WakeupShards.Of"/> gives
    /// it.</param>
    /// <param name="until">UTC.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<WakeupEntry> Due(int shard, DateTimeOffset until, CancellationToken cancellation);
}

/// <summary>A cart, and a time at which it was to be looked at.</summary>
public readonly record struct WakeupEntry(CartKey Key, DateTimeOffset Due);

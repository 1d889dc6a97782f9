using System.Globalization;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Where a page ends, as text: the time and the cart of its last entry. The next page begins exactly behind it, also
/// when that entry has been removed.
/// </summary>
public static class CartIndexPlace
{
    /// <summary>The place behind an entry: its time in ticks, 19 digits, and its cart, 32 hexadecimal ones.</summary>
    public static string Behind(CartIndexEntry last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.Created.UtcTicks:D19}-{last.Key.CartId:N}");

    /// <summary>
    /// A page out of what was read, which is one entry more than the page may have, where there is one.
    /// </summary>
    public static CartPage Page(IReadOnlyList<CartIndexEntry> read, int most) =>
        read.Count <= most
            ? new CartPage(read, Next: null)
            : new CartPage([.. read.Take(most)], Behind(read[most - 1]));

    /// <summary>The entry that a place is behind.</summary>
    /// <exception cref="FormatException">The text is none of <see cref="Behind"/>.</exception>
    public static CartIndexEntry Parse(Guid customerId, string place) =>
        place.Split('-') is [{ Length: 19 } ticks, var cart]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time <= DateTimeOffset.MaxValue.Ticks
        && Guid.TryParseExact(cart, "N", out var id)
            ? new CartIndexEntry(new CartKey(customerId, id), new DateTimeOffset(time, TimeSpan.Zero))
            : throw new FormatException($"\"{place}\" is no place in a customer's carts: it is what a page gives.");
}

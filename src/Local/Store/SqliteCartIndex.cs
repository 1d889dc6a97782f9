using System.Globalization;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// A customer's carts are found by the key of their rows, which begins with the customer; the row ids tell which is
/// newer. Nothing more is written.
/// </summary>
internal sealed class SqliteCartIndex(SqliteStore store) : ICartIndex
{
    private static readonly Guid Highest = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    public ValueTask Add(CartIndexEntry entry, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask Remove(CartIndexEntry entry, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>A place is the row id of a page's last cart.</summary>
    public async ValueTask<CartPage> Read(Guid customerId, int most, string? after, CancellationToken cancellation)
    {
        var rows = await store.Readers.Read(
            static (session, asked) =>
            {
                using var found = session
                    .CartsOfCustomer.Bind(1, StoreKey.Of(asked.Customer, Guid.Empty))
                    .Bind(2, StoreKey.Of(asked.Customer, Highest))
                    .Bind(3, asked.Before)
                    .Bind(4, asked.Rows)
                    .Use();
                var rows = new List<(long Row, CartIndexEntry Entry)>();
                while (found.Step())
                {
                    var cart = asked.Serializer.Read<Cart>(found.Blob(1));
                    rows.Add((found.Integer(0), new CartIndexEntry(cart.Key, cart.Created)));
                }

                return rows;
            },
            (Customer: customerId, Before: RowOf(after), Rows: most + 1, store.Serializer),
            cancellation
        );
        return rows.Count <= most
            ? new CartPage([.. rows.Select(row => row.Entry)], Next: null)
            : new CartPage(
                [.. rows.Take(most).Select(row => row.Entry)],
                rows[most - 1].Row.ToString(CultureInfo.InvariantCulture)
            );
    }

    private static long RowOf(string? place) =>
        place is null ? long.MaxValue
        : long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row
        : throw new FormatException($"\"{place}\" is no place in a customer's carts: it is what a page gives.");
}

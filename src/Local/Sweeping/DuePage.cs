using PartnerCarts.Carts;

namespace PartnerCarts.Local;

/// <summary>Walks the index of due times, a page at a time, from the earliest to those due by <paramref name="now"/>.</summary>
internal sealed class DuePage(DateTimeOffset now, int size)
{
    private long _due = long.MinValue;
    private long _row;

    public List<CartKey> Next(ReaderSession session)
    {
        var keys = new List<CartKey>(size);
        using var rows = session.DueCarts.Bind(1, now.ToUnixTimeMilliseconds()).Bind(2, _due).Bind(3, _row).Bind(4, size).Use();
        while (rows.Step())
        {
            (_due, _row) = (rows.Integer(0), rows.Integer(1));
            keys.Add(StoreKey.ReadCart(rows.Blob(2)));
        }

        return keys;
    }
}

using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>A reader's connection and its statements.</summary>
internal sealed class ReaderSession : IDisposable
{
    private readonly SqliteConnection _connection;

    public ReaderSession(string path)
    {
        _connection = StoreConnections.OpenReader(path);
        FindCart = new SqlStatement(_connection, "SELECT body FROM carts WHERE key = ?1");
        // The index on due ends in the row id, so that a page of due carts begins exactly where the one before ended.
        DueCarts = new SqlStatement(_connection, "SELECT due, rowid, key FROM carts WHERE due <= ?1 AND (due, rowid) > (?2, ?3) ORDER BY due, rowid LIMIT ?4");
        FindOrder = new SqlStatement(_connection, "SELECT cart, sequence, body FROM orders WHERE owner = ?1 AND id = ?2");
        FindSubscription = new SqlStatement(_connection, "SELECT item FROM order_lines WHERE owner = ?1 AND subscription = ?2");
        Purchased = new SqlStatement(_connection, "SELECT sum(quantity) FROM order_lines WHERE owner = ?1 AND item_key = ?2");
    }

    public SqlStatement FindCart { get; }

    public SqlStatement DueCarts { get; }

    public SqlStatement FindOrder { get; }

    public SqlStatement FindSubscription { get; }

    public SqlStatement Purchased { get; }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqlStatement>)[FindCart, DueCarts, FindOrder, FindSubscription, Purchased])
            statement.Dispose();
        _connection.Dispose();
    }
}

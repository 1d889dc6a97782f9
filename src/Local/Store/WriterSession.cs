using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>
/// The writer's connection and statements. After an error it is thrown away whole, which also ends the transaction.
/// </summary>
internal sealed class WriterSession(SqlSession sql) : IDisposable
{
    // FULL: the log is synced before a commit returns, and with fullfsync not only into the disk's cache. 64 MiB keep
    // the trees' upper levels and many leaves.
    private const string Pragmas =
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536";

    private readonly SqlStatement _begin = sql.Prepare("BEGIN IMMEDIATE");
    private readonly SqlStatement _commit = sql.Prepare("COMMIT");

    public SqlSession Sql { get; } = sql;
    public SqlStatement InsertCart { get; } =
        sql.Prepare("INSERT INTO carts(key, version, body, due) VALUES(?1, ?3, ?4, ?5) ON CONFLICT DO NOTHING");

    // A column that is not named is not touched, and neither is the index on it.
    public SqlStatement UpdateCart { get; } =
        sql.Prepare("UPDATE carts SET version = ?3, body = ?4 WHERE key = ?1 AND version = ?2");
    public SqlStatement UpdateCartAndDue { get; } =
        sql.Prepare("UPDATE carts SET version = ?3, body = ?4, due = ?5 WHERE key = ?1 AND version = ?2");
    public SqlStatement DeleteCart { get; } = sql.Prepare("DELETE FROM carts WHERE key = ?1 AND version = ?2");
    public SqlStatement InsertOrder { get; } =
        sql.Prepare(
            "INSERT INTO orders(owner, id, cart, sequence, body) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
        );
    public SqlStatement InsertOrderLine { get; } =
        sql.Prepare(
            "INSERT INTO order_lines(owner, item_key, item, quantity, subscription, order_id) "
                + "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
        );
    public SqlStatement HasOrder { get; } = sql.Prepare("SELECT 1 FROM orders WHERE owner = ?1 AND id = ?2");
    public SqlStatement Purchased { get; } =
        sql.Prepare("SELECT sum(quantity) FROM order_lines WHERE owner = ?1 AND item_key = ?2");
    public SqlStatement UpdateOrder { get; } =
        sql.Prepare("UPDATE orders SET changes = ?3, body = ?5 WHERE owner = ?1 AND id = ?2 AND changes = ?4");
    public SqlStatement DeleteOrderLines { get; } =
        sql.Prepare("DELETE FROM order_lines WHERE owner = ?1 AND order_id = ?2");
    public SqlStatement InsertRegistration { get; } =
        sql.Prepare("INSERT INTO registrations(customer, subscription, at) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING");

    public static WriterSession Open(string path) => new(SqlSession.Open(path, SqliteOpenMode.ReadWrite, Pragmas));

    /// <summary>Makes the changes durable together.</summary>
    public void Commit(List<StoreWrite> writes)
    {
        _begin.Execute();
        foreach (var write in writes)
            write.Apply(this);
        _commit.Execute();
    }

    public void Dispose() => Sql.Dispose();
}

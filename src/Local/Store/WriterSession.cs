using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>The writer's connection and its statements. After an error it is thrown away whole, which also ends the transaction.</summary>
internal sealed class WriterSession : IDisposable
{
    private readonly SqlStatement _begin;
    private readonly SqlStatement _commit;

    public WriterSession(string path)
    {
        Connection = StoreConnections.OpenWriter(path);
        _begin = new SqlStatement(Connection, "BEGIN IMMEDIATE");
        _commit = new SqlStatement(Connection, "COMMIT");
        InsertCart = new SqlStatement(Connection, "INSERT INTO carts(key, version, form, body, due) VALUES(?1, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING");
        // A column that is not named is not touched, and neither is the index on it.
        UpdateCart = new SqlStatement(Connection, "UPDATE carts SET version = ?3, form = ?4, body = ?5 WHERE key = ?1 AND version = ?2");
        UpdateCartAndDue = new SqlStatement(Connection, "UPDATE carts SET version = ?3, form = ?4, body = ?5, due = ?6 WHERE key = ?1 AND version = ?2");
        DeleteCart = new SqlStatement(Connection, "DELETE FROM carts WHERE key = ?1 AND version = ?2");
        InsertOrder = new SqlStatement(Connection, "INSERT INTO orders(owner, id, cart, sequence, body) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
        InsertOrderLine = new SqlStatement(Connection, "INSERT INTO order_lines(owner, item_key, item, quantity, subscription) VALUES(?1, ?2, ?3, ?4, ?5)");
    }

    public SqliteConnection Connection { get; }

    public SqlStatement InsertCart { get; }

    public SqlStatement UpdateCart { get; }

    public SqlStatement UpdateCartAndDue { get; }

    public SqlStatement DeleteCart { get; }

    public SqlStatement InsertOrder { get; }

    public SqlStatement InsertOrderLine { get; }

    /// <summary>Makes the changes durable together.</summary>
    /// <returns>How many pages went into the log.</returns>
    public int Commit(List<StoreWrite> writes)
    {
        _begin.Execute();
        foreach (var write in writes)
            write.Apply(this);
        _commit.Execute();
        _ = raw.sqlite3_db_status(Connection.Handle!, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<SqlStatement>)[_begin, _commit, InsertCart, UpdateCart, UpdateCartAndDue, DeleteCart, InsertOrder, InsertOrderLine])
            statement.Dispose();
        Connection.Dispose();
    }
}

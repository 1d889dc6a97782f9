using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>A reader's connection and statements.</summary>
internal sealed class ReaderSession(SqlSession sql) : IDisposable
{
    public SqlStatement FindCart { get; } = sql.Prepare("SELECT body FROM carts WHERE key = ?1");

    // The index on due ends in the row id, so that a page of due carts begins exactly where the one before ended.
    public SqlStatement DueCarts { get; } =
        sql.Prepare(
            "SELECT due, rowid, key FROM carts WHERE due <= ?1 AND (due, rowid) > (?2, ?3) ORDER BY due, rowid LIMIT ?4"
        );

    // A new cart has the highest row id. The key's index finds the customer's rows; the plus signs keep the search from
    // going through the rows of all carts by their ids. Bodies are read for one page only.
    public SqlStatement CartsOfCustomer { get; } =
        sql.Prepare(
            """
            SELECT rowid, body FROM carts WHERE rowid IN (
                SELECT rowid FROM carts WHERE key BETWEEN ?1 AND ?2 AND +rowid < ?3 ORDER BY +rowid DESC LIMIT ?4)
            ORDER BY rowid DESC
            """
        );
    public SqlStatement FindOrder { get; } =
        sql.Prepare("SELECT cart, sequence, body FROM orders WHERE owner = ?1 AND id = ?2");
    public SqlStatement OrdersBefore { get; } =
        sql.Prepare(
            "SELECT cart, sequence, body, rowid FROM orders INDEXED BY orders_customer WHERE owner = ?1 AND rowid < ?2 "
                + "ORDER BY rowid DESC LIMIT ?3"
        );
    public SqlStatement FindRegistration { get; } =
        sql.Prepare("SELECT at FROM registrations WHERE customer = ?1 AND subscription = ?2");
    public SqlStatement FindSubscription { get; } =
        sql.Prepare("SELECT item FROM order_lines WHERE owner = ?1 AND subscription = ?2");
    public SqlStatement Purchased { get; } =
        sql.Prepare("SELECT sum(quantity) FROM order_lines WHERE owner = ?1 AND item_key = ?2");

    public static ReaderSession Open(string path) => new(SqlSession.Open(path, SqliteOpenMode.ReadOnly));

    public void Dispose() => sql.Dispose();
}

namespace PartnerCarts.Local;

/// <summary>
/// The tables, and the steps that lead from each schema version to the next. A step once released never changes; the
/// next is added below it.
/// </summary>
internal static class StoreSchema
{
    /// <summary>"PCrt": how SQLite files say whose they are.</summary>
    public const int ApplicationId = 0x50437274;

    private const int FirstVersion = 2; // Version 1 was that of builds before the first release.

    // A table with rowids, not WITHOUT ROWID: a random 32-byte key then dirties a page of a small index, not one of the
    // tree that holds the bodies. due: milliseconds since 1970, UTC.
    private static readonly string[] Steps =
    [
        """
            CREATE TABLE carts(
              key BLOB NOT NULL PRIMARY KEY, due INTEGER NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL);
            CREATE INDEX carts_due ON carts(due);
            CREATE TABLE orders(
              owner BLOB NOT NULL, id TEXT NOT NULL, cart BLOB NOT NULL, sequence INTEGER NOT NULL, body BLOB NOT NULL,
              PRIMARY KEY(owner, id));
            CREATE TABLE order_lines(
              owner BLOB NOT NULL, item_key TEXT NOT NULL, item TEXT NOT NULL, quantity INTEGER NOT NULL,
              subscription TEXT);
            CREATE INDEX order_lines_item ON order_lines(owner, item_key, quantity);
            CREATE INDEX order_lines_subscription ON order_lines(owner, subscription) WHERE subscription IS NOT NULL;
            """,
        // Orders are listed, newest first: the index on the customer ends in the row id. They change: changes counts
        // how often. A line knows its order from here on; the others' orders cannot be changed.
        """
            ALTER TABLE orders ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
            CREATE INDEX orders_customer ON orders(owner);
            ALTER TABLE order_lines ADD COLUMN order_id TEXT;
            CREATE INDEX order_lines_order ON order_lines(owner, order_id) WHERE order_id IS NOT NULL;
            CREATE TABLE registrations(
              customer BLOB NOT NULL, subscription BLOB NOT NULL, at INTEGER NOT NULL,
              PRIMARY KEY(customer, subscription))
              WITHOUT ROWID;
            """,
    ];

    public static int Version => FirstVersion + Steps.Length - 1;

    /// <summary>Brings the file to this build's schema, each step in a transaction of its own.</summary>
    public static void Upgrade(SqlSession session, string path)
    {
        for (var version = Math.Max(Identify(session, path), FirstVersion - 1); version < Version; version++)
            session.Execute(
                $"BEGIN IMMEDIATE; {Steps[version - FirstVersion + 1]} PRAGMA application_id = {ApplicationId}; "
                    + $"PRAGMA user_version = {version + 1}; COMMIT"
            );
    }

    /// <summary>The schema version of the file; 0 for an empty one.</summary>
    /// <exception cref="StoreRefusedException">The file is not this service's, or is of a newer schema.</exception>
    public static int Identify(SqlSession session, string path)
    {
        var application = (int)session.Scalar("PRAGMA application_id");
        var version = (int)session.Scalar("PRAGMA user_version");
        var isEmpty = session.Scalar("SELECT count(*) FROM sqlite_schema") == 0;
        if (application != ApplicationId && !(isEmpty && application == 0 && version == 0))
            throw new StoreRefusedException(
                $"{path} is a SQLite database of another application (application_id 0x{application:X8}, expected "
                    + $"0x{ApplicationId:X8}). It was left as it is."
            );
        if (version is > 0 and < FirstVersion)
            throw new StoreRefusedException(
                $"{path} was written by a build before the first release, which this one cannot read. It was left "
                    + $"as it is: name another file (Store:Path), or move it away."
            );
        if (version > Version)
            throw new StoreRefusedException(
                $"{path} was written by a newer version of this service: its schema is {version}, this build "
                    + $"knows up to {Version}. It was left as it is."
            );
        return version;
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>
/// A prepared statement, used again and again by one thread at a time. An ADO.NET command would make a reader and look
/// parameters up by name each time.
/// </summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqlStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    public SqlStatement Bind(int position, ReadOnlySpan<byte> value) =>
        Bound(raw.sqlite3_bind_blob(_statement, position, value));

    public SqlStatement Bind(int position, long value) => Bound(raw.sqlite3_bind_int64(_statement, position, value));

    public SqlStatement Bind(int position, string? value) =>
        Bound(
            value is null
                ? raw.sqlite3_bind_null(_statement, position)
                : raw.sqlite3_bind_text(_statement, position, value)
        );

    /// <summary>Runs the bound statement to its end, and tells how many rows it inserted, updated or deleted.</summary>
    public int Execute()
    {
        using var rows = Use();
        while (rows.Step())
            continue;
        return raw.sqlite3_changes(_database);
    }

    /// <summary>
    /// The rows of the bound statement. One left open would keep its read transaction, and with it the log, open.
    /// </summary>
    public Rows Use() => new(this);

    public void Dispose() => _statement.Dispose();

    private SqlStatement Bound(int result)
    {
        SqliteException.ThrowExceptionForRC(result, _database);
        return this;
    }

    /// <summary>What a row holds is valid until the next step.</summary>
    public readonly ref struct Rows(SqlStatement statement)
    {
        /// <summary>Moves to the next row; false at the end.</summary>
        public bool Step()
        {
            var result = raw.sqlite3_step(statement._statement);
            if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
                SqliteException.ThrowExceptionForRC(result, statement._database);
            return result is raw.SQLITE_ROW;
        }

        public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement._statement, column);

        public long Integer(int column) => raw.sqlite3_column_int64(statement._statement, column);

        public string Text(int column) => raw.sqlite3_column_text(statement._statement, column).utf8_to_string();

        // A failed step has been reported already; reset repeats its error.
        public void Dispose() => _ = raw.sqlite3_reset(statement._statement);
    }
}

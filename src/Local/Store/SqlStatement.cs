using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>
/// A prepared statement, bound by position and used again and again by one thread at a time. SQLite's own interface, because an ADO.NET command makes
/// a reader and looks its parameters up by name on every execution.
/// </summary>
internal sealed class SqlStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqlStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    public SqlStatement Bind(int position, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(_statement, position, value));

    public SqlStatement Bind(int position, long value) => Checked(raw.sqlite3_bind_int64(_statement, position, value));

    public SqlStatement Bind(int position, string? value) =>
        Checked(value is null ? raw.sqlite3_bind_null(_statement, position) : raw.sqlite3_bind_text(_statement, position, value));

    /// <summary>Runs the statement to its end.</summary>
    /// <returns>How many rows it inserted, updated or deleted.</returns>
    public int Execute()
    {
        try
        {
            while (Step())
            {
            }

            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    private bool Step() => raw.sqlite3_step(_statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var error => throw Failure(error),
    };

    /// <summary>A use of the bound statement that ends with it. A query left open would hold a read transaction, and with it the log, open.</summary>
    public Query Use() => new(this);

    // A failed step has been reported already; reset repeats its error.
    private void Reset()
    {
        _ = raw.sqlite3_reset(_statement);
        _ = raw.sqlite3_clear_bindings(_statement);
    }

    public void Dispose() => _statement.Dispose();

    private SqlStatement Checked(int result) => result == raw.SQLITE_OK ? this : throw Failure(result);

    private SqliteException Failure(int code) =>
        new($"SQLite error {code}: {raw.sqlite3_errmsg(_database).utf8_to_string()}.", code, raw.sqlite3_extended_errcode(_database));

    /// <summary>The rows of a statement. What a row holds is valid until the next step.</summary>
    public readonly ref struct Query(SqlStatement statement)
    {
        /// <summary>Moves to the next row; false at the end.</summary>
        public bool Step() => statement.Step();

        public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement._statement, column);

        public long Integer(int column) => raw.sqlite3_column_int64(statement._statement, column);

        public string Text(int column) => raw.sqlite3_column_text(statement._statement, column).utf8_to_string();

        public void Dispose() => statement.Reset();
    }
}

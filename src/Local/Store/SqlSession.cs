using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>
/// A connection and its statements, which end with it: one left over would keep its transaction and its locks. No mmap: an I/O error would then end
/// the process instead of the request. No pool: every connection has one owner that keeps it.
/// </summary>
internal sealed class SqlSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqlStatement> _statements = [];

    private SqlSession(SqliteConnection connection) => _connection = connection;

    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public static SqlSession Open(string path, SqliteOpenMode mode, string pragmas = "")
    {
        var session = new SqlSession(new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString()));
        try
        {
            session._connection.Open();
            // A second is for locks that a foreign program holds: the service itself writes on one connection only.
            session.Execute($"PRAGMA busy_timeout = 1000; {pragmas}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public SqlStatement Prepare(string sql)
    {
        var statement = new SqlStatement(_connection.Handle!, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs statements that are used once.</summary>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, sql), _connection.Handle);

    /// <summary>The first column of the first row, for a query that is used once; 0 without a row.</summary>
    public long Scalar(string sql)
    {
        using var statement = new SqlStatement(_connection.Handle!, sql);
        using var rows = statement.Use();
        return rows.Step() ? rows.Integer(0) : 0;
    }

    /// <summary>Copies what it can from the log into the file, without waiting for anybody.</summary>
    /// <returns>How many pages the log still needs; 0 when the next commit may begin it anew.</returns>
    public int Checkpoint()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var copied);
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return copied == inLog ? 0 : inLog;
    }

    /// <summary>How many pages this connection has written since it was last asked.</summary>
    public int TakePagesWritten()
    {
        _ = raw.sqlite3_db_status(_connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        return pages;
    }

    public void CopyTo(SqlSession target) => _connection.BackupDatabase(target._connection);

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }
}

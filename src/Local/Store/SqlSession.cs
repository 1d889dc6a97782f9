using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>
/// A connection and its statements, which end with it: one left over would keep its transaction. No mmap: an I/O error
/// would end the process, not the request.
/// </summary>
internal sealed class SqlSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly List<SqlStatement> _statements = [];

    private SqlSession(SqliteConnection connection) => (_connection, _database) = (connection, connection.Handle!);

    public static SqlSession Open(string path, SqliteOpenMode mode, string pragmas = "")
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();
            var session = new SqlSession(connection);
            // A second is for locks that a foreign program holds: the service itself writes on one connection only.
            session.Execute($"PRAGMA busy_timeout = 1000; {pragmas}");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqlStatement Prepare(string sql)
    {
        _statements.Add(new SqlStatement(_database, sql));
        return _statements[^1];
    }

    /// <summary>Runs statements that are used once.</summary>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_database, sql), _database);

    /// <summary>The first column of the first row, for a query that is used once; 0 without a row.</summary>
    public long Scalar(string sql)
    {
        using var statement = new SqlStatement(_database, sql);
        using var rows = statement.Use();
        return rows.Step() ? rows.Integer(0) : 0;
    }

    /// <summary>Copies what it can from the log into the file, without waiting for anybody.</summary>
    /// <returns>How many pages the log still needs; 0 when the next commit may begin it anew.</returns>
    public int Checkpoint()
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_wal_checkpoint_v2(
                _database,
                "main",
                raw.SQLITE_CHECKPOINT_PASSIVE,
                out var inLog,
                out var copied
            ),
            _database
        );
        return copied == inLog ? 0 : inLog;
    }

    /// <summary>How many pages this connection has written since it was last asked.</summary>
    public int TakePagesWritten()
    {
        _ = raw.sqlite3_db_status(_database, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 1);
        return pages;
    }

    public void CopyTo(SqlSession target) => _connection.BackupDatabase(target._connection);

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _connection.Dispose();
    }
}

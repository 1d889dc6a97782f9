using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>
/// How the database file is opened. No mmap anywhere: an I/O error would then end the process instead of the request. 4 KiB pages are those of
/// the file systems, and a changed cart of usual size dirties one of them.
/// </summary>
internal static class StoreConnections
{
    /// <summary>How long a connection waits for a lock that a foreign program holds, in milliseconds; the service itself has one writer only.</summary>
    private const int BusyTimeout = 1000;

    /// <summary>The connection that may make the file. auto_vacuum and page_size take effect in an empty file only.</summary>
    public static SqliteConnection OpenOrCreate(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Configure(connection, "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL");
        return connection;
    }

    /// <summary>
    /// The writer's connection. FULL: the log is synced before a commit returns; with fullfsync where the system's sync does not reach the platter. It
    /// never checkpoints by itself, and keeps the upper levels of the trees and many leaves in its cache.
    /// </summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        Configure(connection, "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536");
        return connection;
    }

    /// <summary>The checkpointer's connection. Its cache stays empty: pages go from the log straight to the file.</summary>
    public static SqliteConnection OpenCheckpointer(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        Configure(connection, "PRAGMA synchronous = FULL; PRAGMA checkpoint_fullfsync = ON; PRAGMA wal_autocheckpoint = 0");
        return connection;
    }

    public static SqliteConnection OpenReader(string path) => Open(path, SqliteOpenMode.ReadOnly);

    /// <summary>Runs statements that are used once, such as pragmas.</summary>
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Scalar(this SqliteConnection connection, string sql)
    {
        using var statement = new SqlStatement(connection, sql);
        using var query = statement.Use();
        return query.Step() ? query.Integer(0) : 0;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // Every connection has one owner that keeps it; a pool would keep files open behind the store's back.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {BusyTimeout}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Configure(SqliteConnection connection, string pragmas)
    {
        try
        {
            connection.Execute(pragmas);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

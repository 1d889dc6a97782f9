using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>
/// Moves what is in the write-ahead log into the file once the log has grown, without holding the writer up: a second connection copies the bulk
/// while commits go on, then the writer copies the few pages that came meanwhile, after which the log begins anew. Only the writer can do that last
/// part, for only between its commits does the log stand still.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    /// <summary>32 MiB: a page that changes often is copied once for many changes, and a restart reads the log in a fraction of a second.</summary>
    private const int PagesInLog = 8192;

    private readonly AutoResetEvent _wake = new(false);
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private long _pages;
    private long _threshold = PagesInLog;
    private volatile Phase _phase;
    private volatile bool _isClosing;

    public Checkpointer(string path, ILogger logger)
    {
        _path = path;
        _logger = logger;
        // What a crash left in the log counts, too.
        var log = new FileInfo(path + "-wal");
        _pages = log.Exists ? log.Length / 4096 : 0;
        _thread = new Thread(Run) { Name = "Store checkpointer", IsBackground = true };
        _thread.Start();
    }

    private enum Phase
    {
        Idle,
        Copying,
        Copied,
    }

    /// <summary>For the writer, after each commit.</summary>
    /// <param name="writer">Its connection, outside of a transaction.</param>
    /// <param name="pages">How many pages the commit put into the log.</param>
    public void AfterCommit(SqliteConnection writer, int pages)
    {
        _pages += pages;
        if (_phase is Phase.Copied)
        {
            _pages = Copy(writer);
            // A reader of long standing, such as a backup, keeps the log; it is tried again after as much has been written again.
            _threshold = _pages + PagesInLog;
            _phase = Phase.Idle;
        }
        else if (_phase is Phase.Idle && _pages >= _threshold)
        {
            _phase = Phase.Copying;
            _wake.Set();
        }
    }

    public void Dispose()
    {
        _isClosing = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        SqliteConnection? connection = null;
        while (_wake.WaitOne() && !_isClosing)
        {
            try
            {
                connection ??= StoreConnections.OpenCheckpointer(_path);
                Copy(connection);
            }
            catch (SqliteException failure)
            {
                StoreLog.CheckpointFailed(_logger, failure);
                connection?.Dispose();
                connection = null;
            }

            _phase = Phase.Copied;
        }

        connection?.Dispose();
    }

    /// <returns>How many pages of the log have to stay; 0 when the next commit may begin it anew.</returns>
    private long Copy(SqliteConnection connection)
    {
        var result = raw.sqlite3_wal_checkpoint_v2(connection.Handle!, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var copied);
        if (result is not raw.SQLITE_OK)
            StoreLog.CheckpointFailed(_logger, new SqliteException($"SQLite error {result}.", result));
        return copied == inLog ? 0 : inLog;
    }
}

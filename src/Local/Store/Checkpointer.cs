using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>
/// Moves the write-ahead log into the file once it has grown, without holding the writer up: a second connection copies the bulk while commits go
/// on, then the writer copies the few pages that came meanwhile, after which the log begins anew. Only the writer can do that last part, for only
/// between its commits does the log stand still.
/// </summary>
internal sealed class Checkpointer(string path, ILogger logger)
{
    /// <summary>32 MiB: a page that changes often is copied once for many changes, and a restart reads the log in a fraction of a second.</summary>
    private const long PagesInLog = 8192;

    // What a crash left in the log counts, too.
    private long _pages = new FileInfo(path + "-wal") is { Exists: true } log ? log.Length / 4096 : 0;
    private long _threshold = PagesInLog;
    private Task? _bulk;

    /// <summary>For the writer, after each commit.</summary>
    public void AfterCommit(SqlSession writer)
    {
        _pages += writer.TakePagesWritten();
        if (_pages < _threshold || _bulk is { IsCompleted: false })
            return;
        if (_bulk is null)
        {
            _bulk = Task.Factory.StartNew(CopyBulk, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return;
        }

        _bulk = null;
        _pages = Copy(writer);
        // A reader of long standing, such as a backup, keeps the log; it is tried again after as much has been written again.
        _threshold = _pages + PagesInLog;
    }

    /// <summary>Returns once no copying is under way.</summary>
    public void Finish() => _bulk?.Wait();

    private void CopyBulk()
    {
        // Pages go from the log straight to the file, past the connection's cache.
        using var session = SqlSession.Open(path, SqliteOpenMode.ReadWrite, "PRAGMA synchronous = FULL; PRAGMA checkpoint_fullfsync = ON");
        Copy(session);
    }

    private long Copy(SqlSession session)
    {
        try
        {
            return session.Checkpoint();
        }
        catch (SqliteException failure)
        {
            LocalLog.CheckpointFailed(logger, failure);
            return _pages;
        }
    }
}

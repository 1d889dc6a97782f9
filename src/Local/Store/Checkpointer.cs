using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>
/// Moves the write-ahead log into the file once it has grown, without holding the writer up: a second connection copies the bulk while commits go
/// on, then the writer, between two of them, copies the few pages that came meanwhile, after which the log begins anew.
/// </summary>
internal sealed class Checkpointer(string path, ILogger logger)
{
    /// <summary>64 MiB: a page that changes often is copied once for many changes, and a restart reads the log in a fraction of a second.</summary>
    private const long PagesInLog = 16384;

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
        if (_bulk is not null)
        {
            Try(() => _pages = writer.Checkpoint());
            // A reader of long standing, such as a backup, keeps the log; it is tried again after as much has been written again.
            _threshold = _pages + PagesInLog;
        }

        _bulk = _bulk is null ? Task.Factory.StartNew(() => Try(CopyBulk), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default) : null;
    }

    /// <summary>For the end: empties the log. If that fails nothing is lost, the next start reads it.</summary>
    public void Finish(SqlSession? writer)
    {
        _bulk?.Wait();
        Try(() => writer?.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    // Pages go from the log straight to the file, past the connection's cache.
    private void CopyBulk()
    {
        using var session = SqlSession.Open(path, SqliteOpenMode.ReadWrite, "PRAGMA synchronous = FULL; PRAGMA checkpoint_fullfsync = ON");
        session.Checkpoint();
    }

    private void Try(Action copy)
    {
        try
        {
            copy();
        }
        catch (SqliteException failure)
        {
            LocalLog.CheckpointFailed(logger, failure);
        }
    }
}

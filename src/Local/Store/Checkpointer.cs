using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace PartnerCarts.Local;

/// <summary>
/// Moves the write-ahead log into the file once it has grown, without holding the writer up: a second connection copies
/// the bulk while commits go on, and again what came meanwhile, until that is little; then the writer, between two
/// commits, copies the rest, after which the log begins anew.
/// </summary>
internal sealed class Checkpointer(string path, ILogger logger) : IDisposable
{
    /// <summary>
    /// 64 MiB: a page that changes often is copied once for many changes, and a restart reads the log in a fraction of
    /// a second.
    /// </summary>
    private const long PagesInLog = 16384;

    /// <summary>What the writer copies itself, and all wait for: a few milliseconds.</summary>
    private const long FewPages = 256;

    /// <summary>
    /// How often the log is copied before. More would not catch up with a writer that is faster than that.
    /// </summary>
    private const int MostRounds = 5;

    // Open for as long as any connection is: closing it would take SQLite's locks on the file with it.
    private readonly SafeFileHandle _file = File.OpenHandle(
        path,
        FileMode.Open,
        FileAccess.ReadWrite,
        FileShare.ReadWrite | FileShare.Delete
    );

    // The log may be long already: a crash leaves it behind.
    private long _pages = new FileInfo(path + "-wal") is { Exists: true } log ? log.Length / 4096 : 0;
    private long _threshold = PagesInLog;
    private long _copied;
    private int _rounds;
    private Task? _copying;

    /// <summary>For the writer, after each commit.</summary>
    public void AfterCommit(SqlSession writer)
    {
        _pages += writer.TakePagesWritten();
        if (_pages < _threshold || _copying is { IsCompleted: false })
            return;
        if (_rounds < MostRounds && (_rounds == 0 || _pages - _copied > FewPages))
        {
            _rounds++;
            _copied = _pages;
            _copying = Task.Factory.StartNew(
                () => Try(Copy),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
            return;
        }

        Try(() => _pages = writer.Checkpoint());
        _rounds = 0;
        // A long read, such as a backup, keeps the log from being emptied; the next attempt comes after as much has
        // been written again.
        _threshold = _pages + PagesInLog;
    }

    /// <summary>For the end: empties the log. If that fails nothing is lost, the next start reads it.</summary>
    public void Finish(SqlSession? writer)
    {
        _copying?.Wait();
        Try(() => writer?.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// <summary>After the last connection is closed.</summary>
    public void Dispose() => _file.Dispose();

    // Pages go from the log straight to the file, past the connection's cache. SQLite syncs the file only where no
    // commit came meanwhile, so that it would be the writer that waits for all of them.
    private void Copy()
    {
        using var session = SqlSession.Open(
            path,
            SqliteOpenMode.ReadWrite,
            "PRAGMA synchronous = FULL; PRAGMA checkpoint_fullfsync = ON"
        );
        session.Checkpoint();
        RandomAccess.FlushToDisk(_file);
    }

    private void Try(Action copy)
    {
        try
        {
            copy();
        }
        catch (Exception failure) when (failure is SqliteException or IOException)
        {
            LocalLog.CheckpointFailed(logger, failure);
        }
    }
}

using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>
/// The one thread that writes: it takes whatever is waiting, commits it as one transaction, then releases the answers, so that many callers share
/// one sync of the disk. When a commit fails, the outcome of all its changes is unknown, and the next one begins with a new connection: that is how
/// the store recovers when the disk does.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private readonly WriteQueue _queue = new();
    private readonly string _path;
    private readonly Checkpointer _checkpointer;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private WriterSession? _session;
    private volatile Exception? _failure;

    public StoreWriter(string path, ILogger logger)
    {
        _path = path;
        _logger = logger;
        _session = new WriterSession(path);
        _checkpointer = new Checkpointer(path, logger);
        _thread = new Thread(Run) { Name = "Store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why the last commit failed; null when it did not.</summary>
    public Exception? Failure => _failure;

    /// <summary>Hands a change over; its outcome comes through <see cref="StoreWrite.Outcome"/>.</summary>
    /// <exception cref="IOException">The store is closed or does not keep up; the change was not made.</exception>
    public ValueTask Write(StoreWrite write)
    {
        _queue.Add(write);
        return write.Outcome;
    }

    /// <summary>Commits what is waiting, empties the log into the file, and closes both.</summary>
    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
        _checkpointer.Dispose();
        try
        {
            _session?.Connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException failure)
        {
            // Nothing is lost: the next start reads the log.
            StoreLog.CheckpointFailed(_logger, failure);
        }

        _session?.Dispose();
    }

    private void Run()
    {
        var batch = new List<StoreWrite>();
        while (_queue.Take(ref batch))
        {
            var pages = Commit(batch);
            batch.Clear();
            // After the answers are out: nobody waits for the log to be tidied.
            if (_session is { } session)
                _checkpointer.AfterCommit(session.Connection, pages);
        }
    }

    private int Commit(List<StoreWrite> batch)
    {
        var pages = 0;
        Exception? failure = null;
        try
        {
            _session ??= new WriterSession(_path);
            pages = _session.Commit(batch);
        }
        catch (Exception unknownOutcome)
        {
            failure = unknownOutcome;
            StoreLog.CommitFailed(_logger, batch.Count, failure);
            _session?.Dispose();
            _session = null;
        }

        _failure = failure;
        foreach (var write in batch)
            write.Settle(failure);
        return pages;
    }
}

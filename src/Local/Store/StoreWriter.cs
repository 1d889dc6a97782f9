namespace PartnerCarts.Local;

/// <summary>
/// The one thread that writes: it takes whatever is waiting, commits it as one transaction, then releases the answers,
/// so that many callers share one sync of the disk. When a commit fails, the outcome of all its changes is unknown, and
/// the next one begins with a new connection: that is how the store recovers when the disk does.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    /// <summary>
    /// Far above what the HTTP API lets in at a time. Beyond it the disk is not keeping up, and waiting longer would
    /// help nobody.
    /// </summary>
    private const int Capacity = 8192;

    private readonly object _gate = new();
    private readonly string _path;
    private readonly Checkpointer _checkpointer;
    private readonly StoreDamage _damage;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private List<StoreWrite> _waiting = [];
    private bool _isClosed;
    private WriterSession? _session;

    public StoreWriter(string path, StoreDamage damage, ILogger logger)
    {
        (_path, _damage, _logger) = (path, damage, logger);
        _session = WriterSession.Open(path);
        _checkpointer = new Checkpointer(path, logger);
        _thread = new Thread(Run) { Name = "Store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Hands a change over; see <see cref="StoreWrite"/>.</summary>
    /// <exception cref="IOException">The store is closed or does not keep up; the change was not made.</exception>
    public ValueTask Write(StoreWrite write)
    {
        lock (_gate)
        {
            if (_isClosed || _waiting.Count == Capacity)
                throw new IOException(
                    $"The store is closed, or does not keep up: {_waiting.Count} changes are waiting."
                );
            _waiting.Add(write);
            Monitor.Pulse(_gate);
        }

        return write.Done;
    }

    /// <summary>Commits what is waiting, empties the log into the file, and closes both.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _checkpointer.Finish(_session?.Sql);
        _session?.Dispose();
        _checkpointer.Dispose();
    }

    private void Run()
    {
        while (TakeWaiting() is { Count: > 0 } batch)
        {
            var failure = Commit(batch);
            foreach (var write in batch)
                write.Settle(failure);
            // After the answers are out: nobody waits for the log to be tidied.
            if (_session is { } session)
                _checkpointer.AfterCommit(session.Sql);
        }
    }

    /// <summary>Waits until there is something; nothing means that the store is closed.</summary>
    private List<StoreWrite> TakeWaiting()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosed)
                Monitor.Wait(_gate);
            var taken = _waiting;
            _waiting = new(taken.Count);
            return taken;
        }
    }

    private Exception? Commit(List<StoreWrite> batch)
    {
        try
        {
            _session ??= WriterSession.Open(_path);
            _session.Commit(batch);
            return null;
        }
        catch (Exception unknownOutcome)
        {
            LocalLog.CommitFailed(_logger, batch.Count, unknownOutcome);
            _damage.Note(unknownOutcome);
            _session?.Dispose();
            _session = null;
            return unknownOutcome;
        }
    }
}

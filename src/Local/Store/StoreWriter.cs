using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace PartnerCarts.Local;

/// <summary>
/// The one thread that writes: it takes whatever is waiting, commits it as one transaction, then releases the answers, so that many callers share
/// one sync of the disk. When a commit fails, the outcome of all its changes is unknown, and the next one begins with a new connection: that is how
/// the store recovers when the disk does.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    /// <summary>Far above what the REST face lets in at a time. Beyond it the disk is not keeping up, and waiting longer would help nobody.</summary>
    private const int Capacity = 8192;
    private const int MostPerCommit = 1024;

    private readonly Channel<StoreWrite> _waiting = Channel.CreateBounded<StoreWrite>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly string _path;
    private readonly Checkpointer _checkpointer;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private WriterSession? _session;

    public StoreWriter(string path, ILogger logger)
    {
        (_path, _logger) = (path, logger);
        _session = WriterSession.Open(path);
        _checkpointer = new Checkpointer(path, logger);
        _thread = new Thread(Run) { Name = "Store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Hands a change over; see <see cref="StoreWrite.Outcome"/>.</summary>
    /// <exception cref="IOException">The store is closed or does not keep up; the change was not made.</exception>
    public Task Write(StoreWrite write) =>
        _waiting.Writer.TryWrite(write) ? write.Outcome : throw new IOException($"The store is closed, or does not keep up: {_waiting.Reader.Count} changes are waiting.");

    /// <summary>Commits what is waiting, empties the log into the file, and closes both.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
        _checkpointer.Finish(_session?.Sql);
        _session?.Dispose();
    }

    private void Run()
    {
        var batch = new List<StoreWrite>();
        while (_waiting.Reader.WaitToReadAsync().AsTask().Result)
        {
            while (batch.Count < MostPerCommit && _waiting.Reader.TryRead(out var write))
                batch.Add(write);
            var failure = Commit(batch);
            foreach (var write in batch)
                write.Settle(failure);
            batch.Clear();
            // After the answers are out: nobody waits for the log to be tidied.
            if (_session is { } session)
                _checkpointer.AfterCommit(session.Sql);
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
            _session?.Dispose();
            _session = null;
            return unknownOutcome;
        }
    }
}

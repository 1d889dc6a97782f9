using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>Gives each cart's activation the place where that cart rests.</summary>
internal interface ICartStates
{
    ICartState Of(CartKey key);
}

/// <summary>
/// The store cannot be used: the file is in use, foreign, damaged or newer, or cannot be opened. The message says
/// which.
/// </summary>
internal sealed class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The database file, opened before anything else starts and closed after everything else has stopped: a lock on it,
/// its writer, its readers.
/// </summary>
internal sealed class SqliteStore(
    IOptions<StoreOptions> options,
    StateSerializer serializer,
    ILogger<SqliteStore> logger
) : ICartStates, IHostedService, IDisposable
{
    // 4 KiB pages are those of the file systems, and a changed cart of usual size dirties one of them.
    private const string NewFilePragmas = "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL";

    private readonly string _path = options.Value.FullPath;
    private FileStream? _lock;
    private StoreWriter? _writer;
    private StoreReaders? _readers;

    public StoreWriter Writer => _writer ?? throw new IOException("The store is not open.");
    public StoreReaders Readers => _readers ?? throw new IOException("The store is not open.");

    /// <summary>Whether the store is known to be damaged.</summary>
    public StoreDamage Damage { get; } = new(options.Value.FullPath, logger);

    public StateSerializer Serializer { get; } = serializer;

    public ICartState Of(CartKey key) => new SqliteCartState(this, key);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(_path)!);
            _lock = StoreLock.Take(_path);
            foreach (var opened in StoreFiles.Secure(_path))
                LocalLog.WasOpenToOthers(logger, opened);
            StoreFiles.CreateIfMissing(_path);
            // Closed after the writer is open: the last one to close would stop to empty the log that a crash has left.
            using var session = Prepare();
            _writer = new StoreWriter(_path, Damage, logger);
            _readers = new StoreReaders(_path, Damage);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            var why = failure is SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB }
                ? "it is no SQLite database, or its header is damaged"
                : failure.Message;
            throw new StoreRefusedException($"The store {_path} cannot be opened: {why}", failure);
        }

        LocalLog.Opened(logger, _path, StoreSchema.Version);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Commits what is waiting and closes the file; whatever comes later is refused.</summary>
    public void Dispose()
    {
        if (_lock is null)
            return;
        _readers?.Dispose();
        _writer?.Dispose();
        File.Delete(StoreLock.OwnerFile(_path));
        _lock.Dispose();
        _lock = null;
        LocalLog.Closed(logger, _path);
    }

    private SqlSession Prepare()
    {
        // Looked at before it is opened for writing: a file that is refused should stay as it is.
        using (var existing = SqlSession.Open(_path, SqliteOpenMode.ReadOnly))
            StoreSchema.Identify(existing, _path);
        var session = SqlSession.Open(_path, SqliteOpenMode.ReadWrite);
        if (StoreSchema.Identify(session, _path) == 0)
            session.Execute(NewFilePragmas);
        session.Execute("PRAGMA journal_mode = WAL");
        StoreSchema.Upgrade(session, _path);
        return session;
    }
}

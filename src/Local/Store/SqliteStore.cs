using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using SQLitePCL;

namespace PartnerCarts.Local;

/// <summary>The database file, opened once for the life of the process: a lock on it, its writer, its readers.</summary>
internal sealed class SqliteStore(IOptions<StoreOptions> options, ILogger<SqliteStore> logger) : ICartStates, IDisposable
{
    private StoreLock? _lock;
    private StoreWriter? _writer;
    private StoreReaders? _readers;

    // Asked for late: services are made before the options are validated, and must not be the first to meet a faulty one.
    public string Path => options.Value.FullPath;

    public StoreWriter Writer => _writer ?? throw new IOException("The store is not open.");

    public StoreReaders Readers => _readers ?? throw new IOException("The store is not open.");

    public ICartState Of(CartKey key) => new SqliteCartState(this, key);

    /// <exception cref="StoreRefusedException">The file is in use, is no file of this service, or cannot be opened; the message says which.</exception>
    public void Open()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            _lock = StoreLock.Take(Path);
            using (var connection = StoreConnections.OpenOrCreate(Path))
                StoreSchema.Upgrade(connection, Path);
            _writer = new StoreWriter(Path, logger);
            _readers = new StoreReaders(Path);
            StoreLog.Opened(logger, Path, StoreSchema.Version);
        }
        catch (Exception failure)
        {
            Dispose();
            throw Explain(failure);
        }
    }

    /// <summary>Commits what is waiting and closes the file; whatever comes later is refused.</summary>
    public void Dispose()
    {
        if (_lock is null)
            return;
        _readers?.Dispose();
        _writer?.Dispose();
        _lock.Dispose();
        _lock = null;
        StoreLog.Closed(logger, Path);
    }

    private Exception Explain(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB } => new StoreRefusedException($"{Path} is no SQLite database, or its header is damaged. It was left as it is.", failure),
        SqliteException => new StoreRefusedException($"{Path} cannot be opened: {failure.Message}", failure),
        IOException or UnauthorizedAccessException => new StoreRefusedException($"The store's folder cannot be used: {failure.Message}", failure),
        _ => failure,
    };
}

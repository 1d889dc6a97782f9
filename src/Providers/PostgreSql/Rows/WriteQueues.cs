using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>The rows of a silo, read one at a time and written in batches.</summary>
internal sealed class WriteQueues : IAsyncDisposable
{
    /// <summary>No state of ours comes near: what is larger is a fault, and would hold up those behind it.</summary>
    public const int LargestBody = 64 * 1024 * 1024;

    private readonly NpgsqlDataSource _database;
    private readonly WriteQueue[] _queues;

    public WriteQueues(NpgsqlDataSource database, IOptions<PostgreSqlOptions> options, ILogger<WriteQueues> logger)
    {
        _database = database;
        _queues = new WriteQueue[options.Value.WriteQueueCount];
        for (var i = 0; i < _queues.Length; i++)
            _queues[i] = new WriteQueue(database, options.Value, logger);
    }

    /// <summary>Makes the change durable, and returns the row's new version.</summary>
    /// <exception cref="Orleans.Storage.InconsistentStateException">Another version is stored; nothing was
    /// written.</exception>
    public async Task<long> Write(RowKey key, RowChange change, long expected, RowContent? content)
    {
        var row = new RowWrite(key, change, expected, content);
        if (row.Size > LargestBody)
            throw new InvalidOperationException(
                $"The {key} was not written: it has {row.Size} bytes, and {LargestBody} is the limit."
            );
        _queues[key.Hash % _queues.Length].Add(row);
        await row.Done;
        return row.Version;
    }

    /// <summary>The stored row, or null.</summary>
    public async Task<StoredRow?> Read(RowKey key)
    {
        try
        {
            return await Find(key);
        }
        catch (NpgsqlException failure) when (failure.IsTransient)
        {
            // Most often a pooled connection that did not survive the server's restart: a fresh one tells.
            return await Find(key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var queue in _queues)
            await queue.DisposeAsync();
    }

    private async Task<StoredRow?> Find(RowKey key)
    {
        await using var command = _database.CreateCommand(key.Table.Read);
        key.Table.AddKey(command.Parameters, key);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new StoredRow(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }
}

/// <summary>A row as it is stored.</summary>
internal sealed record StoredRow(long Version, byte[] Body);

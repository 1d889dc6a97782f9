using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PartnerCarts.Providers.PostgreSql;

/// <summary>
/// Writes rows one batch after the other: whatever came while a batch was under way is the next one. So a lone write
/// goes out at once, and many share a commit, without a timer.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>A batch ends with the row that takes it over this many bytes.</summary>
    private const int BatchBytes = 4 * 1024 * 1024;

    private readonly Channel<RowWrite> _queue;
    private readonly NpgsqlDataSource _database;
    private readonly PostgreSqlOptions _options;
    private readonly ILogger _logger;
    private readonly Task _writing;

    public WriteQueue(NpgsqlDataSource database, PostgreSqlOptions options, ILogger logger)
    {
        _database = database;
        _options = options;
        _logger = logger;
        _queue = Channel.CreateBounded<RowWrite>(
            new BoundedChannelOptions(options.QueuedWrites) { SingleReader = true }
        );
        // Whoever happens to be the first to write is not the origin of all that this queue ever does: neither trace
        // nor log scope is taken along.
        using (ExecutionContext.SuppressFlow())
            _writing = Task.Run(WriteAll);
    }

    /// <summary>Puts the write in line; <see cref="RowWrite.Done"/> tells how it ended.</summary>
    /// <exception cref="InvalidOperationException">The line is as long as it may be, or the queue is closed. Nothing
    /// was or will be written.</exception>
    public void Add(RowWrite row)
    {
        if (_queue.Writer.TryWrite(row))
            return;
        throw new InvalidOperationException(
            _queue.Reader.Completion.IsCompleted || _writing.IsCompleted
                ? $"The {row.Key} was not written: the silo is stopping."
                : $"The {row.Key} was not written: {_options.QueuedWrites} writes are waiting for PostgreSQL "
                    + $"already ({PostgreSqlOptions.Section}:QueuedWrites)."
        );
    }

    /// <summary>Takes no more writes and waits for those in line.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAll()
    {
        var rows = new List<RowWrite>(_options.BatchRows);
        while (await _queue.Reader.WaitToReadAsync())
        {
            Take(rows);
            await Write(rows);
            rows.Clear();
        }
    }

    private void Take(List<RowWrite> rows)
    {
        var bytes = 0;
        while (rows.Count < _options.BatchRows && bytes < BatchBytes && _queue.Reader.TryRead(out var row))
        {
            rows.Add(row);
            bytes += row.Size;
        }
    }

    private async Task Write(List<RowWrite> rows)
    {
        var started = RowTelemetry.Start();
        using var span = RowTelemetry.BeginBatch(rows);
        try
        {
            await WriteBatch.Write(_database, rows, isRepeated: false);
        }
        catch (Exception failure)
        {
            RowTelemetry.Failed(rows.Count);
            RowLog.BatchFailed(_logger, rows.Count, failure);
            await OneByOne(rows);
        }

        RowTelemetry.Written(rows.Count, started);
    }

    /// <summary>
    /// One row that PostgreSQL refuses must not fail those that happened to travel with it. When the server cannot be
    /// reached at all, the rest is not tried: each attempt would wait as long again.
    /// </summary>
    private async Task OneByOne(List<RowWrite> rows)
    {
        var unreachable = default(Exception);
        foreach (var row in rows)
        {
            if (unreachable is not null)
            {
                row.Fail(Unknown(row, unreachable));
                continue;
            }

            try
            {
                await WriteBatch.Write(_database, [row], isRepeated: true);
            }
            catch (Exception failure)
            {
                row.Fail(Unknown(row, failure));
                if (failure is not PostgresException)
                    unreachable = failure;
            }
        }
    }

    private static IOException Unknown(RowWrite row, Exception failure) =>
        new($"PostgreSQL did not confirm the {row.Change} of the {row.Key}: {failure.Message}", failure);
}

using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Takes entries without making anybody wait, and writes them on a thread of its own, as many at a time as have come. A
/// change takes its place in the queue before it is carried out, so that its entry cannot be the one that no longer
/// fits. What cannot be written is tried again, and nothing is lost without being counted.
/// </summary>
internal sealed partial class AuditLog(IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditLog> logger)
    : IHostedService,
        IDisposable
{
    private const int MostAtOnce = 512;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // For what is left to write when the process should have ended already.
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(5);

    private readonly AuditOptions _options = options.Value;
    private readonly AuditPlaces _places = new(options.Value.Queue);
    private readonly Channel<AuditEntry> _waiting = Channel.CreateUnbounded<AuditEntry>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _run = AuditEntry.NewRun();
    private IAuditSink? _sink;
    private Task _writing = Task.CompletedTask;
    private volatile bool _isFailing;
    private volatile bool _isEnding;
    private int _begun;
    private long _lost;
    private long _number;

    /// <summary>
    /// Takes a place for the entry of a partner's change, which <see cref="AddPlaced"/> must follow; false when there
    /// is none, and the change must not be carried out: the partner has its share, entries cannot be written at
    /// present, or the process ends.
    /// </summary>
    public bool TryTakePlace(Guid partner)
    {
        // In this order: whoever ends the log sees the change, or the change sees that it ends.
        Interlocked.Increment(ref _begun);
        if (!_isEnding && (_options.WhenFull is AuditPolicy.Drop || (!_isFailing && _places.TryTake(partner))))
            return true;
        Interlocked.Decrement(ref _begun);
        return false;
    }

    /// <summary>Adds the entry for which a place was taken, by the entry's tenant.</summary>
    public void AddPlaced(in AuditEntry entry)
    {
        if (_options.WhenFull is AuditPolicy.Drop)
            AddUnplaced(entry);
        else if (!_waiting.Writer.TryWrite(entry))
            NotWritten(1);
        Interlocked.Decrement(ref _begun);
    }

    /// <summary>Gives the place of a change back, of which there is to be no entry.</summary>
    public void GivePlaceBack(Guid partner)
    {
        if (_options.WhenFull is not AuditPolicy.Drop)
            _places.Return([partner]);
        Interlocked.Decrement(ref _begun);
    }

    /// <summary>
    /// Adds an entry for which there is no place: if one is to be had in the share of its tenant, or of all strangers.
    /// </summary>
    public void AddUnplaced(in AuditEntry entry)
    {
        if (!_places.TryTake(entry.Tenant) || !_waiting.Writer.TryWrite(entry))
            Interlocked.Increment(ref _lost);
    }

    /// <exception cref="InvalidOperationException">Nothing can be written where entries are to go; the service must not
    /// start.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sink = _options.Target is AuditTarget.File ? new AuditFiles(_options, clock, _run) : new AuditConsole();
        _sink.Probe();
        _writing = Task.Factory.StartNew(
            Write,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        return Task.CompletedTask;
    }

    /// <summary>
    /// Waits for the changes that have begun, so that each has its entry, and writes what is waiting. A disk that takes
    /// nothing does not hold up the end.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _isEnding = true;
        while (Volatile.Read(ref _begun) > 0 && !cancellationToken.IsCancellationRequested)
            await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync();
        await Task.WhenAny(_writing, Task.Delay(LastMoments, CancellationToken.None));
        if (_writing.IsCompleted)
            _sink?.Dispose();
        if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
            NotWritten(lost);
    }

    public void Dispose()
    {
        _sink?.Dispose();
        _stopping.Dispose();
    }

    private void Write()
    {
        var lines = new ArrayBufferWriter<byte>(64 * 1024);
        // Relaxed: the lines are read as JSON, never put into HTML; control characters are escaped all the same.
        using var json = new Utf8JsonWriter(
            lines,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        var holders = new List<Guid>(MostAtOnce);
        var isMore = true;
        while (isMore)
        {
            isMore = _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
            var lost = Interlocked.Exchange(ref _lost, 0);
            if (lost > 0)
                Line(new AuditEntry(AuditEvent.Lost, clock.GetUtcNow()) { Lost = lost });
            while (holders.Count < MostAtOnce && _waiting.Reader.TryRead(out var entry))
            {
                Line(entry);
                holders.Add(entry.Tenant);
            }

            if (lines.WrittenCount > 0 && !TryAppend(lines.WrittenMemory, holders.Count))
                NotWritten(holders.Count);
            _places.Return(holders);
            holders.Clear();
            lines.ResetWrittenCount();
        }

        void Line(in AuditEntry entry)
        {
            json.Reset();
            entry.WriteTo(json, _run, ++_number);
            json.Flush();
            lines.Write("\n"u8);
        }
    }

    /// <summary>Goes on trying, while no change may begin; false when the process ends first.</summary>
    private bool TryAppend(ReadOnlyMemory<byte> lines, int count)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _sink!.Append(lines.Span);
                _isFailing = false;
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _isFailing = true;
                if (attempt == 1)
                    Failed(count, _options.WhenFull, failure);
            }

            if (_stopping.Token.WaitHandle.WaitOne(RetryAfter))
                return false;
        }
    }

    [LoggerMessage(
        1201,
        LogLevel.Error,
        "{Count} audit entries cannot be written; it is tried again until they can. Changes meanwhile: {Policy}."
    )]
    private partial void Failed(int count, AuditPolicy policy, Exception failure);

    [LoggerMessage(1202, LogLevel.Critical, "The process ends with {Count} audit entries that could not be written.")]
    private partial void NotWritten(long count);
}

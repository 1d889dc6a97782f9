using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Takes entries without making anybody wait, and writes them on a thread of its own, as many at a time as have come. A change takes its place in the queue before it is
/// carried out, so that its entry cannot be the one that no longer fits. What cannot be written is tried again, and nothing is lost without being counted.
/// </summary>
internal sealed partial class AuditLog(IOptions<AuditOptions> options, TimeProvider clock, ILogger<AuditLog> logger) : IHostedService, IDisposable
{
    private const int MostAtOnce = 512;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly AuditOptions _options = options.Value;
    private readonly Channel<AuditEntry> _waiting = Channel.CreateUnbounded<AuditEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly string _run = AuditEntry.NewRun();
    private IAuditSink? _sink;
    private Task _writing = Task.CompletedTask;
    private int _taken;
    private long _lost;
    private long _number;

    /// <summary>Takes a place for the entry of a change; false when there is none, and the change must not be carried out.</summary>
    public bool TryTakePlace()
    {
        if (_options.WhenFull is AuditPolicy.Drop || Interlocked.Increment(ref _taken) <= _options.Queue)
            return true;
        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Gives back a place that is not needed after all.</summary>
    public void GiveBackPlace()
    {
        if (_options.WhenFull is AuditPolicy.Refuse)
            Interlocked.Decrement(ref _taken);
    }

    /// <summary>Adds the entry for which a place was taken.</summary>
    public void AddPlaced(in AuditEntry entry)
    {
        if (_options.WhenFull is AuditPolicy.Refuse)
            _waiting.Writer.TryWrite(entry);
        else
            Add(entry, _options.Queue);
    }

    /// <summary>
    /// Adds an entry for which there is no place. Anybody can cause these, without a token even, so they get no more than half of the queue: those who flood it do not
    /// stop the changes of others.
    /// </summary>
    public void AddUnplaced(in AuditEntry entry) => Add(entry, _options.Queue / 2);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sink = _options.Target is AuditTarget.File ? new AuditFiles(_options, clock, _run) : new AuditConsole();
        _writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    /// <summary>Writes what is waiting. A disk that takes nothing does not hold up the end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_writing.IsCompleted)
            _sink?.Dispose();
    }

    public void Dispose()
    {
        _sink?.Dispose();
        _stopping.Dispose();
    }

    private void Add(in AuditEntry entry, int most)
    {
        if (Interlocked.Increment(ref _taken) <= most && _waiting.Writer.TryWrite(entry))
            return;
        Interlocked.Decrement(ref _taken);
        Interlocked.Increment(ref _lost);
    }

    private void Write()
    {
        var lines = new ArrayBufferWriter<byte>(64 * 1024);
        // Relaxed: the lines are read as JSON, never put into HTML; control characters are escaped all the same.
        using var json = new Utf8JsonWriter(lines, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var isMore = true;
        while (isMore)
        {
            isMore = _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
            var lost = Interlocked.Exchange(ref _lost, 0);
            if (lost > 0)
                Line(new AuditEntry(AuditEvent.Lost, clock.GetUtcNow()) { Lost = lost });
            var count = 0;
            for (; count < MostAtOnce && _waiting.Reader.TryRead(out var entry); count++)
                Line(entry);
            if (lines.WrittenCount > 0 && !TryAppend(lines.WrittenMemory, count))
                NotWritten(count);
            Interlocked.Add(ref _taken, -count);
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

    /// <summary>Goes on trying; false when the process ends first.</summary>
    private bool TryAppend(ReadOnlyMemory<byte> lines, int count)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _sink!.Append(lines.Span);
                return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (attempt == 1)
                    Failed(count, _options.WhenFull, failure);
            }

            if (_stopping.Token.WaitHandle.WaitOne(RetryAfter))
                return false;
        }
    }

    [LoggerMessage(1201, LogLevel.Error, "{Count} audit entries cannot be written; it is tried again until they can. When the queue is full: {Policy}.")]
    private partial void Failed(int count, AuditPolicy policy, Exception failure);

    [LoggerMessage(1202, LogLevel.Critical, "The process ends with {Count} audit entries that could not be written.")]
    private partial void NotWritten(int count);
}

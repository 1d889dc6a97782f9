using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace PartnerCarts.Bench;

/// <summary>
/// Watches from outside how much .NET processes allocate: the runtime's own event counters, which every .NET process
/// has.
/// </summary>
internal sealed class Allocations : IAsyncDisposable
{
    private const string Runtime = "System.Runtime";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly List<EventPipeSession> _sessions = [];
    private readonly List<Task> _readers = [];
    private long _bytes;

    /// <summary>Begins to watch. Returns when the first, partial interval is over.</summary>
    public static async Task<Allocations> Watch(IEnumerable<int> processes)
    {
        var watch = new Allocations();
        foreach (var process in processes)
            watch.Add(process);
        await Task.Delay(Interval * 2.2);
        Interlocked.Exchange(ref watch._bytes, 0);
        return watch;
    }

    /// <summary>What was allocated since <see cref="Watch"/>, once the interval that is under way is over.</summary>
    public async Task<long> End()
    {
        await Task.Delay(Interval * 2.2);
        return Interlocked.Read(ref _bytes);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions)
            await session.StopAsync(CancellationToken.None);
        await Task.WhenAll(_readers);
        foreach (var session in _sessions)
            session.Dispose();
    }

    private void Add(int process)
    {
        var arguments = new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" };
        var session = new DiagnosticsClient(process).StartEventPipeSession(
            [new EventPipeProvider(Runtime, EventLevel.Informational, (long)EventKeywords.None, arguments)],
            requestRundown: false
        );
        _sessions.Add(session);
        _readers.Add(
            Task.Factory.StartNew(
                () => Read(session),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            )
        );
    }

    private void Read(EventPipeSession session)
    {
        using var source = new EventPipeEventSource(session.EventStream);
        source.Dynamic.All += counter =>
        {
            if (
                counter.EventName == "EventCounters"
                && counter.PayloadValue(0) is IDictionary<string, object> outer
                && outer["Payload"] is IDictionary<string, object> payload
                && (string)payload["Name"] == "alloc-rate"
            )
                Interlocked.Add(ref _bytes, (long)(double)payload["Increment"]);
        };
        source.Process();
    }
}

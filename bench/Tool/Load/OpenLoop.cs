using System.Diagnostics;
using HdrHistogram;

namespace PartnerCarts.Bench;

/// <summary>
/// Requests at a rate, whether or not the answers come in time, as users do it. A latency begins when the request was
/// due, not when a connection was free for it: a server that stops for a while is charged with all who would have come
/// meanwhile (what is called coordinated omission when it is left out).
/// </summary>
internal sealed class OpenLoop
{
    private const long LongestLatency = 60_000_000;
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Stack<OpenConnection> _idle = new();
    private readonly Queue<long> _late = new();
    private readonly LongHistogram _latencies = new(1, LongestLatency, 3);
    private readonly Requests _requests;
    private readonly double _interval;
    private long _countFrom;
    private long _faults;
    private int _open;

    private OpenLoop(Traffic traffic, double rate)
    {
        _requests = new Requests(traffic);
        _interval = Stopwatch.Frequency / rate;
    }

    /// <summary>Requests that were due in the first second are made and not counted.</summary>
    public static async Task<(LongHistogram Microseconds, long Faults)> Run(
        BenchSettings settings,
        Uri address,
        Traffic traffic,
        double rate,
        TimeSpan length
    )
    {
        var loop = new OpenLoop(traffic, rate);
        var connections = new List<OpenConnection>();
        for (var i = 0; i < settings.Connections; i++)
            connections.Add(await OpenConnection.Open(address, loop.Answered));
        foreach (var connection in connections)
            loop._idle.Push(connection);
        // A thread of its own: the pool's may all be busy with answers.
        var pacing = new Thread(() => loop.SendAll(Start + length))
        {
            IsBackground = true,
            Priority = ThreadPriority.Highest,
        };
        pacing.Start();
        await Task.Run(pacing.Join);
        for (var waited = 0; waited < 200 && Volatile.Read(ref loop._open) > 0; waited++)
            await Task.Delay(50);
        foreach (var connection in connections)
            connection.Dispose();
        return (loop._latencies, loop._faults + loop._open);
    }

    private void SendAll(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        _countFrom = start + (long)(Start.TotalSeconds * Stopwatch.Frequency);
        var count = (long)(length.TotalSeconds * Stopwatch.Frequency / _interval);
        for (var i = 0L; i < count; i++)
        {
            var due = start + (long)(i * _interval);
            Pace.Until(due);
            lock (_gate)
            {
                _open++;
                if (_idle.TryPop(out var connection))
                    connection.Send(_requests, due);
                else
                    _late.Enqueue(due);
            }
        }
    }

    private void Answered(OpenConnection connection, long due, bool isGood)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _open--;
            if (due >= _countFrom)
                _latencies.RecordValue(
                    Math.Clamp((long)Stopwatch.GetElapsedTime(due, now).TotalMicroseconds, 1, LongestLatency)
                );
            if (!isGood)
                _faults++;
            if (_late.TryDequeue(out var next))
                connection.Send(_requests, next);
            else
                _idle.Push(connection);
        }
    }
}

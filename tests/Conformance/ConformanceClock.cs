namespace PartnerCarts.Conformance;

/// <summary>
/// A clock for hosts: it stands still until <see cref="Advance"/>, which goes there in one jump, as for a machine that
/// slept. Every timer that came due fires once, earliest first, and sees the new time; a periodic one does not make up
/// for the periods it missed, so that months pass in no time.
/// </summary>
public sealed class ConformanceClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<Timer> _timers = [];
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            foreach (var timer in due)
                timer.Due = _now + timer.Period;
            _timers.RemoveWhere(timer => timer.Due is null);
        }

        foreach (var timer in due)
            timer.Fire();
    }

    private sealed class Timer(ConformanceClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        /// <summary>Null while it is not set.</summary>
        public DateTimeOffset? Due { get; set; }

        /// <summary>Null for a timer that fires once.</summary>
        public TimeSpan? Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (_disposed)
                    return false;
                var isAtOnce = dueTime == TimeSpan.Zero;
                Period = period > TimeSpan.Zero ? period : null;
                Due =
                    isAtOnce ? clock._now + Period
                    : dueTime > TimeSpan.Zero ? clock._now + dueTime
                    : null;
                _ = Due is null ? clock._timers.Remove(this) : clock._timers.Add(this);
                if (isAtOnce)
                    ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

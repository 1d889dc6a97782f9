namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>Time that moves when nothing else is left to do, to the next moment for which somebody waits.</summary>
internal sealed class SimClock : TimeProvider
{
    private readonly SortedSet<Timer> _timers = new(
        Comparer<Timer>.Create(static (one, other) => (one.Due, one.Number).CompareTo((other.Due, other.Number)))
    );
    private long _now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private long _numbers;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), ++_numbers);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits.</summary>
    public Task Delay(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), this);

    /// <summary>Moves to the next timer and lets it go off; false when nobody waits, or only for later.</summary>
    /// <param name="most">How far to move at most.</param>
    public bool Advance(TimeSpan most)
    {
        if (_timers.Min is not { } next || next.Due - _now > most.Ticks)
            return false;
        _timers.Remove(next);
        _now = Math.Max(_now, next.Due);
        next.GoOff();
        return true;
    }

    private sealed class Timer(SimClock clock, Action callback, long number) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public long Number => number;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            Due = clock._now + dueTime.Ticks;
            clock._timers.Add(this);
            return true;
        }

        public void GoOff()
        {
            if (_period > TimeSpan.Zero)
                Change(_period, _period);
            callback();
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

namespace PartnerCarts.TestSupport;

/// <summary>
/// A clock that stands still until <see cref="Advance"/>. Due timers run one after another on the thread that advances
/// it, earliest first, those of one instant in the order they were set; the clock shows each timer's own time while its
/// callback runs. As with the system's clock, a timer set to zero fires at once on the thread pool, and no timer takes
/// more than 2^32-2 ms.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<ManualTimer> _active = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _sequence;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2024, 5, 2, 8, 15, 30, TimeSpan.Zero)) { }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are set and have not fired (periodic ones: are not stopped).</summary>
    public int ActiveTimers
    {
        get
        {
            lock (_gate)
                return _active.Count;
        }
    }

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
                return Earliest()?.Due;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => (GetUtcNow() - start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the clock on and runs every timer that becomes due on the way, periodic ones as often as they do.
    /// </summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
            timer.Fire();
        lock (_gate)
            _now = Later(_now, target);
    }

    /// <summary>
    /// Completes once at least <paramref name="count"/> timers are set: the moment when advancing the clock will wake
    /// whoever waits.
    /// </summary>
    public Task WhenTimersSet(int count = 1)
    {
        lock (_gate)
        {
            if (_active.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            return reached.Task;
        }
    }

    internal bool Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
                return false;
            timer.Period = period > TimeSpan.Zero ? period : null;
            _active.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            if (dueTime > TimeSpan.Zero || timer.Period is not null)
                Activate(timer, _now + (dueTime > TimeSpan.Zero ? dueTime : timer.Period!.Value));
        }
        if (dueTime == TimeSpan.Zero)
            ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), timer, preferLocal: false);
        return true;
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _active.Remove(timer);
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            if (Earliest() is not { } timer || timer.Due > target)
                return null;
            _now = Later(_now, timer.Due);
            _active.Remove(timer);
            if (timer.Period is { } period)
                Activate(timer, timer.Due + period);
            return timer;
        }
    }

    private void Activate(ManualTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Sequence = ++_sequence;
        _active.Add(timer);
        foreach (var (_, reached) in _watchers.Where(watcher => watcher.Count <= _active.Count))
            reached.TrySetResult();
        _watchers.RemoveAll(watcher => watcher.Count <= _active.Count);
    }

    private ManualTimer? Earliest() => _active.MinBy(timer => (timer.Due, timer.Sequence));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

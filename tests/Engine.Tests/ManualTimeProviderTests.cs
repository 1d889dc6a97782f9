using PartnerCarts.TestSupport;

namespace PartnerCarts.Engine.Tests;

/// <summary>The clock that all tests rely on.</summary>
public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<string> _fired = [];

    [Fact]
    public void Advance_WithoutTimers_MovesTimeAndTimestampAlike()
    {
        var (start, began) = (_clock.GetUtcNow(), _clock.GetTimestamp());

        _clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(TimeSpan.FromSeconds(90), _clock.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromSeconds(90), _clock.GetElapsedTime(began));
    }

    [Fact]
    public void Advance_SeveralTimersDue_RunsThemInOrderAtTheirTimes()
    {
        using var late = Set("late", 3);
        using var early = Set("early", 1);
        using var alsoEarly = Set("alsoEarly", 1);
        using var notYet = Set("notYet", 5);

        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(["early@1", "alsoEarly@1", "late@3"], _fired);
        Assert.Equal(1, _clock.ActiveTimers);
        Assert.Equal(Second(5), _clock.NextDue);
    }

    [Fact]
    public void Advance_PeriodicTimer_RunsAsOftenAsItIsDue()
    {
        using var timer = Set("tick", 1, period: 2);

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["tick@1", "tick@3", "tick@5"], _fired);
    }

    [Fact]
    public void Advance_TimerSetByACallback_RunsWithinTheSameAdvance()
    {
        ITimer? second = null;
        using var first = _clock.CreateTimer(
            _ => second = Set("second", 1),
            null,
            TimeSpan.FromSeconds(1),
            Timeout.InfiniteTimeSpan
        );

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["second@2"], _fired);
        second!.Dispose();
    }

    [Fact]
    public void Advance_DisposedOrStoppedTimer_DoesNotRun()
    {
        var disposed = Set("disposed", 1);
        using var stopped = Set("stopped", 1);
        disposed.Dispose();
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(_fired);
        Assert.False(disposed.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Change_RunningTimer_CountsFromNow()
    {
        using var timer = Set("timer", 5);
        _clock.Advance(TimeSpan.FromSeconds(4));

        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["timer@9"], _fired);
    }

    [Fact]
    public async Task CreateTimer_DueAtOnce_FiresWithoutAdvance()
    {
        var fired = new TaskCompletionSource();

        await using var timer = _clock.CreateTimer(
            _ => fired.SetResult(),
            null,
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );

        await fired.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void CreateTimer_LongerThanTheSystemTakes_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _clock.CreateTimer(_ => { }, null, TimeSpan.FromDays(50), Timeout.InfiniteTimeSpan)
        );

    [Fact]
    public async Task Delay_OnTheClock_EndsWhenItIsAdvanced()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _clock);
        await _clock.WhenTimersSet();

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WhenTimersSet_TimerSetLater_CompletesThen()
    {
        var set = _clock.WhenTimersSet(2);
        using var one = Set("one", 1);
        Assert.False(set.IsCompleted);

        using var two = Set("two", 1);

        await set.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private ITimer Set(string name, int due, int? period = null) =>
        _clock.CreateTimer(
            _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - Second(0)).TotalSeconds}"),
            null,
            TimeSpan.FromSeconds(due),
            period is { } every ? TimeSpan.FromSeconds(every) : Timeout.InfiniteTimeSpan
        );

    private static DateTimeOffset Second(int number) => new(2024, 1, 1, 0, 0, number, TimeSpan.Zero);
}

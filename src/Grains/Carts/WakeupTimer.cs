namespace PartnerCarts.Grains;

/// <summary>
/// The timer of an active cart's grain, set for the time at which the cart is due. It runs one at a time with the
/// grain's calls.
/// </summary>
internal sealed class WakeupTimer(Grain grain, TimeProvider clock, Func<Task> look)
{
    private IGrainTimer? _timer;
    private DateTimeOffset? _armedFor;

    /// <summary>In place of what it was armed for; null for no time.</summary>
    public void Arm(DateTimeOffset? due)
    {
        if (due == _armedFor)
            return;
        _timer?.Dispose();
        _armedFor = due;
        _timer = due is { } time
            ? grain.RegisterGrainTimer(
                TimeHasCome,
                new GrainTimerCreationOptions(Until(time), Timeout.InfiniteTimeSpan)
            )
            : null;
    }

    private Task TimeHasCome(CancellationToken cancellation)
    {
        // The timer's time may have been cut to the longest that a timer takes, or it may have fired a little early by
        // the carts' clock. Then this look sets it again.
        _armedFor = null;
        return look();
    }

    private TimeSpan Until(DateTimeOffset due)
    {
        var wait = due - clock.GetUtcNow();
        return wait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1)
            : wait < CallTimes.LongestTimer ? wait
            : CallTimes.LongestTimer;
    }
}

namespace PartnerCarts.Grains;

/// <summary>
/// An active cart's own look at the time: the timer of its grain, armed for when the cart is due. Runs as calls
/// do.
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
        // The timer may have been bounded, or may have come a little early by the carts' clock: then the look arms it
        // again.
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

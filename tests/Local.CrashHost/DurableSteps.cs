using System.Diagnostics;

namespace PartnerCarts.Local.CrashHost;

/// <summary>
/// Counts the moments just before and just after everything that becomes durable, and kills the process at the chosen
/// one.
/// </summary>
internal sealed class DurableSteps(int killAt)
{
    private int _count;

    public static DurableSteps? FromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("CRASHHOST_KILL_AT"), out var step)
            ? new DurableSteps(step)
            : null;

    public async ValueTask<T> Around<T>(Func<ValueTask<T>> step)
    {
        Pass();
        var result = await step();
        Pass();
        return result;
    }

    private void Pass()
    {
        if (Interlocked.Increment(ref _count) != killAt)
            return;
        // SIGKILL: nothing is flushed, nothing is closed.
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}

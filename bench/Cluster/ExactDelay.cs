using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PartnerCarts.Bench.Cluster;

/// <summary>
/// A wait that is as long as it says, to within some fifty microseconds, and costs next to no processor. .NET's timers
/// count whole milliseconds: a <see cref="Task.Delay(int)"/> of one takes between one and two, and each is a timer to
/// set and to fire.
/// </summary>
internal sealed class ExactDelay
{
    private readonly object _gate = new();
    private readonly long _length;
    private readonly Queue<(long Due, TaskCompletionSource Done)> _waiting = new();

    /// <param name="length">How long every wait is: those that come first end first.</param>
    public ExactDelay(TimeSpan length)
    {
        _length = (long)(length.TotalSeconds * Stopwatch.Frequency);
        new Thread(End) { Name = "Exact delay", IsBackground = true }.Start();
    }

    public Task Wait()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Enqueue((Stopwatch.GetTimestamp() + _length, done));
            Monitor.Pulse(_gate);
        }

        return done.Task;
    }

    private void End()
    {
        while (true)
        {
            var next = Next();
            for (var left = next.Due - Stopwatch.GetTimestamp(); left > 0; left = next.Due - Stopwatch.GetTimestamp())
                // Woken early by a signal, it sleeps again.
                _ = Sleep(new TimeSpec(0, left * 1_000_000_000 / Stopwatch.Frequency), 0);
            next.Done.SetResult();
        }
    }

    private (long Due, TaskCompletionSource Done) Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
                Monitor.Wait(_gate);
            return _waiting.Dequeue();
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    private static extern int Sleep(in TimeSpec length, nint left);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PartnerCarts.Bench;

/// <summary>
/// Waits for points in time more exactly than a timer of .NET, which knows milliseconds, and without turning a
/// processor that the servers need.
/// </summary>
internal static class Pace
{
    private const long Nanoseconds = 1_000_000_000;

    public static void Until(long timestamp)
    {
        while (timestamp - Stopwatch.GetTimestamp() is var left and > 0)
        {
            var wait = (long)(left * (double)Nanoseconds / Stopwatch.Frequency);
            var time = new TimeSpec(wait / Nanoseconds, wait % Nanoseconds);
            _ = NanoSleep(in time, 0);
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    private static extern int NanoSleep(in TimeSpec time, nint left);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(long seconds, long nanoseconds)
    {
        private readonly long _seconds = seconds;
        private readonly long _nanoseconds = nanoseconds;
    }
}

using System.Runtime.InteropServices;

namespace PartnerCarts.Cluster.Tests;

/// <summary>By their numbers on Linux.</summary>
internal enum Signal
{
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

internal static partial class Signals
{
    public static void Send(int process, Signal signal)
    {
        if (!TrySend(process, signal))
            throw new InvalidOperationException(
                $"Signal {signal} did not reach process {process}: error {Marshal.GetLastPInvokeError()}."
            );
    }

    /// <summary>False when there is no such process any more.</summary>
    public static bool TrySend(int process, Signal signal) => SysKill(process, (int)signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SysKill(int process, int signal);
}

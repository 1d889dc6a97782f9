using System.Runtime.InteropServices;

namespace PartnerCarts.Api.Audit;

/// <summary>
/// Lines on the standard output, for whoever collects it: containers, service managers. Written by the system's own
/// call where there is one: .NET's console takes an output that nobody reads any more for one that took everything.
/// </summary>
/// <param name="file">The number of the open file; 1 is the standard output.</param>
internal sealed class AuditConsole(int file = 1) : IAuditSink
{
    private const int Interrupted = 4;

    // How much of the lines has been written already, when writing ended half way.
    private int _written;

    public void Probe()
    {
        try
        {
            // Nothing, which an output that is closed, or is none, refuses all the same.
            if (!OperatingSystem.IsWindows())
                Write([]);
        }
        catch (IOException closed)
        {
            throw new InvalidOperationException(
                $"Audit:Target is Console, and the standard output cannot be written: {closed.Message} Connect it "
                    + $"to something that reads it, or use --Audit:Target=File.",
                closed
            );
        }
    }

    public void Append(ReadOnlySpan<byte> lines)
    {
        if (OperatingSystem.IsWindows())
        {
            using var output = Console.OpenStandardOutput();
            output.Write(lines);
            return;
        }

        while (_written < lines.Length)
            _written += Write(lines[_written..]);
        _written = 0;
    }

    public void Dispose() { }

    private int Write(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var written = write(file, in MemoryMarshal.GetReference(bytes), bytes.Length);
            if (written >= 0)
                return (int)written;
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
                throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

#pragma warning disable IDE1006, SYSLIB1054 // The name is the C library's. Blittable: nothing for a generator to do.
    [DllImport("libc", SetLastError = true)]
    private static extern nint write(int file, ref readonly byte bytes, nint count);
#pragma warning restore IDE1006, SYSLIB1054
}

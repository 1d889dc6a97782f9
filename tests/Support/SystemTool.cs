using System.Diagnostics;

namespace PartnerCarts.TestSupport;

/// <summary>Small programs of the system that do one thing and end, where .NET has no call for it.</summary>
public static class SystemTool
{
    /// <summary>Runs it to its end, which must be a good one.</summary>
    public static void Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}

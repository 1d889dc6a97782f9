using System.Globalization;

namespace PartnerCarts.Fuzz.Tests.Abuse;

/// <summary>
/// A test that is skipped, with a plain word, where the system does not let this process have so many files and sockets
/// open.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithOpenFilesAttribute : FactAttribute
{
    public FactWithOpenFilesAttribute(int count)
    {
        if (Allowed() is { } allowed && allowed < count)
            Skip = $"Needs {count} open files, and the system allows this process {allowed}.";
    }

    /// <summary>
    /// The hard limit, to which .NET raises its own at start; null where there is none, or no telling.
    /// </summary>
    private static int? Allowed() =>
        OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/limits")
            .FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal))
            is { } line
        && int.TryParse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4],
            CultureInfo.InvariantCulture,
            out var hard
        )
            ? hard
            : null;
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace PartnerCarts.Bench;

/// <summary>The machine that measures and is measured.</summary>
internal static class Machine
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>As the report names it.</summary>
    public static string Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':')[1]
            .Trim();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return $"{Environment.ProcessorCount} x {model}, {memory} GiB, {RuntimeInformation.OSDescription}, "
            + $"{RuntimeInformation.FrameworkDescription}";
    }

    /// <summary>
    /// Waits until nothing much runs: what the cell before has left to do (a database's clean-up, a collector) is not
    /// the next one's.
    /// </summary>
    public static async Task Settle()
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Glance)
        {
            var before = Busy();
            await Task.Delay(Glance);
            if (Busy() - before <= Glance * 0.15)
                return;
        }
    }

    /// <summary>The time that all processors together have worked.</summary>
    private static TimeSpan Busy()
    {
        var fields = File.ReadLines("/proc/stat")
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(field => long.Parse(field, CultureInfo.InvariantCulture))
            .ToArray();
        // All but idle and iowait.
        return TimeSpan.FromSeconds((fields.Take(8).Sum() - fields[3] - fields[4]) / 100.0);
    }
}

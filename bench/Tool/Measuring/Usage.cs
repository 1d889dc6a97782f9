using System.Globalization;

namespace PartnerCarts.Bench;

/// <summary>
/// What processes have used of the processors since they began, and hold of memory now, as the kernel counts it in
/// /proc.
/// </summary>
internal readonly record struct Usage(TimeSpan Cpu, long ResidentBytes)
{
    /// <summary>The kernel's USER_HZ; 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    public static Usage Of(IEnumerable<int> processes)
    {
        var total = default(Usage);
        foreach (var process in processes)
        {
            var one = Of(process);
            total = new Usage(total.Cpu + one.Cpu, total.ResidentBytes + one.ResidentBytes);
        }

        return total;
    }

    /// <summary>The process and all that descend from it: a database server's work is done by its children.</summary>
    public static IEnumerable<int> Family(int process)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var id) && Fields(id) is { } fields)
                parents[id] = int.Parse(fields[1], CultureInfo.InvariantCulture);
        return parents.Keys.Where(id => Descends(id, process, parents));
    }

    private static bool Descends(int id, int ancestor, Dictionary<int, int> parents)
    {
        for (; id > 1; id = parents.GetValueOrDefault(id))
            if (id == ancestor)
                return true;
        return false;
    }

    private static Usage Of(int process)
    {
        if (Fields(process) is not { } fields)
            return default;
        // utime, stime, and those of children that have ended; rss in pages.
        var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        return new Usage(
            TimeSpan.FromSeconds(ticks / TicksPerSecond),
            long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize
        );
    }

    // From the third field on: the second is the name, in parentheses, and may hold anything.
    private static string[]? Fields(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}

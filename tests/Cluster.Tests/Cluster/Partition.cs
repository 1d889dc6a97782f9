using System.Globalization;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Packets of a local port that get lost: its owner cannot be reached there, while its own connections to others, and
/// all its other ports, go on. The kernel drops them (iptables, as root) until this is disposed of.
/// </summary>
internal sealed class Partition : IAsyncDisposable
{
    private readonly IReadOnlyList<string[]> _rules;

    private Partition(IReadOnlyList<string[]> rules) => _rules = rules;

    /// <param name="port">The port.</param>
    /// <param name="bothWays">Whether what it sends gets lost, too, and not only what is sent to it.</param>
    public static async Task<Partition> Of(int port, bool bothWays)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        List<string[]> rules =
        [
            ["INPUT", "-i", "lo", "-p", "tcp", "--dport", number, "-j", "DROP"],
        ];
        if (bothWays)
            rules.Add(["INPUT", "-i", "lo", "-p", "tcp", "--sport", number, "-j", "DROP"]);
        var partition = new Partition(rules);
        foreach (var rule in rules)
            await Change("-I", rule);
        return partition;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var rule in _rules)
            await Change("-D", rule);
    }

    private static Task Change(string how, string[] rule) =>
        ServerProcess.Run(Path.GetTempPath(), [Program, "-w", how, .. rule]);

    public static string Program => Installed.Find("iptables", "/usr/sbin", "/sbin") ?? "iptables";
}

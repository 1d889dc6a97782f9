namespace PartnerCarts.Cluster.Tests;

/// <summary>The cases of the class run silos, gateways and PostgreSQL as processes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsClusterAttribute : NeedsAttribute
{
    private static readonly string[] Tools = ["bash", "curl", "setsid", "setpriv"];

    /// <summary>Whether nginx is needed, too.</summary>
    public bool Front { get; init; }

    /// <summary>Whether packets are to be dropped, which takes iptables, as root.</summary>
    public bool Iptables { get; init; }

    public override string Category => "Processes";

    public override string? Missing =>
        PostgreSqlServer.Programs is null ? "PostgreSQL is not installed: apt-get install postgresql"
        : Tools
            .Concat(Front ? ["nginx"] : [])
            .FirstOrDefault(tool => Installed.Find(tool, "/usr/sbin", "/usr/bin", "/bin") is null)
            is { } tool
            ? $"{tool} is not installed."
        : Iptables && (!Environment.IsPrivilegedProcess || Installed.Find("iptables", "/usr/sbin", "/sbin") is null)
            ? "iptables is not installed, or this is not root."
        : null;
}

namespace PartnerCarts.Cluster.Tests;

/// <summary>The cases of the class run silos, gateways and PostgreSQL as processes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsClusterAttribute : NeedsAttribute
{
    private static readonly string[] Tools = ["bash", "curl", "setsid", "setpriv"];

    /// <summary>Whether nginx is needed, too.</summary>
    public bool Front { get; init; }

    public override string Category => "Processes";

    public override string? Missing =>
        PostgreSqlServer.Programs is null ? "PostgreSQL is not installed: apt-get install postgresql"
        : Tools
            .Concat(Front ? ["nginx"] : [])
            .FirstOrDefault(tool => Installed.Find(tool, "/usr/sbin", "/usr/bin", "/bin") is null)
            is { } tool
            ? $"{tool} is not installed."
        : null;
}

namespace PartnerCarts.Cluster.Tests;

/// <summary>The cases of the class run nginx alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsNginxAttribute : NeedsAttribute
{
    public static string? Program => Installed.Find("nginx", "/usr/sbin");

    public override string Category => "Processes";

    public override string? Missing => Program is null ? "nginx is not installed: apt-get install nginx-light" : null;
}

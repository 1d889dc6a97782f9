using Microsoft.Extensions.Configuration;

namespace PartnerCarts.Cluster;

/// <summary>What a provider is set up with.</summary>
/// <param name="Cluster">Section <c>Cluster</c>: what all providers share.</param>
/// <param name="Own">The provider's own section, <c>Cluster:Name</c>; empty where nothing is set in it.</param>
public sealed record ProviderSettings(ClusterSettings Cluster, IConfigurationSection Own)
{
    /// <summary>The settings of a provider, from a program's configuration.</summary>
    internal static ProviderSettings Of(
        IClusterProvider provider,
        IConfiguration configuration,
        ClusterSettings cluster
    ) => new(cluster, configuration.GetSection($"{ClusterSettings.Section}:{provider.Name}"));
}

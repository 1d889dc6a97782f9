using PartnerCarts.Cluster;
using PartnerCarts.Providers.AzureStorage;
using PartnerCarts.Providers.PostgreSql;

namespace PartnerCarts.Gateway;

/// <summary>What this program brings along, for <c>Cluster:Provider</c> to choose from.</summary>
internal static class Registered
{
    public static ClusterProviders Providers { get; } = new(new AzureStorageProvider(), new PostgreSqlProvider());
}

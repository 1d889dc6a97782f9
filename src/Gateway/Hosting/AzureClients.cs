using Azure.Data.Tables;
using Azure.Identity;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway;

/// <summary>Clients of the storage account that section <c>Cluster</c> names.</summary>
internal static class AzureClients
{
    public static TableServiceClient Tables(ClusterSettings cluster) => cluster.AccountUri is { } account
        ? new TableServiceClient(TableAddress(account), new DefaultAzureCredential())
        : new TableServiceClient(cluster.ConnectionString!);

    /// <summary>An account's table address differs from its blob address in one label.</summary>
    private static Uri TableAddress(Uri blobs) => new UriBuilder(blobs) { Host = blobs.Host.Replace(".blob.", ".table.", StringComparison.OrdinalIgnoreCase) }.Uri;
}

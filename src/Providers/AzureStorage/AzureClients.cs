using Azure.Data.Tables;
using Azure.Identity;
using PartnerCarts.Cluster;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>Clients of the storage account that section <c>Cluster</c> names.</summary>
public static class AzureClients
{
    /// <exception cref="InvalidOperationException">The connection string is none.</exception>
    public static TableServiceClient Tables(ClusterSettings cluster)
    {
        if (cluster.AccountUri is { } account)
            return new TableServiceClient(TableAddress(account), new DefaultAzureCredential());
        try
        {
            return new TableServiceClient(cluster.ConnectionString!);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            // The client's message may quote what it was given, and with it the key.
            throw new InvalidOperationException(
                "Cluster:ConnectionString is no connection string of a storage account. It looks like this: "
                    + "DefaultEndpointsProtocol=https;AccountName=...;AccountKey=...;EndpointSuffix=core.windows.net",
                fault
            );
        }
    }

    /// <summary>An account's table address differs from its blob address in one label.</summary>
    private static Uri TableAddress(Uri blobs) =>
        new UriBuilder(blobs)
        {
            Host = blobs.Host.Replace(".blob.", ".table.", StringComparison.OrdinalIgnoreCase),
        }.Uri;
}

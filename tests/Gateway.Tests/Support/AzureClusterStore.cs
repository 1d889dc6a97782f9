using Azure.Storage.Blobs;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>A storage account.</summary>
internal sealed class AzureClusterStore(string account) : ClusterStore
{
    public override IEnumerable<string> Settings => ["--Cluster:Provider=AzureStorage", $"--Cluster:ConnectionString={account}"];

    public override async Task<int> CountCarts()
    {
        var count = 0;
        await foreach (var _ in new BlobContainerClient(account, GrainStores.Carts).GetBlobsAsync())
            count++;
        return count;
    }
}

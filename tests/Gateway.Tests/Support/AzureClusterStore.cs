using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>A storage account.</summary>
internal sealed class AzureClusterStore(string account) : ClusterStore
{
    public override IEnumerable<string> Settings =>
        ["--Cluster:Provider=AzureStorage", $"--Cluster:ConnectionString={account}"];

    public override Task<int> CountCarts() => Count(GrainStores.Carts, "");

    public override async Task<int> CountEntries()
    {
        var count = 0;
        await foreach (var _ in new TableClient(account, "CartsDue").QueryAsync<TableEntity>())
            count++;
        return count;
    }

    public override Task<int> CountOrders() => Count(GrainStores.Orders, "order-");

    protected override async Task<byte[]?> ReadBody(CartKey key)
    {
        var blob = new BlobContainerClient(account, GrainStores.Carts).GetBlobClient(
            $"cart-{GrainId.Create(CartGrain.TypeName, $"{key}")}.json"
        );
        return await blob.ExistsAsync() ? (await blob.DownloadContentAsync()).Value.Content.ToArray() : null;
    }

    private async Task<int> Count(string container, string prefix)
    {
        var count = 0;
        await foreach (
            var _ in new BlobContainerClient(account, container).GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                prefix,
                default
            )
        )
            count++;
        return count;
    }
}

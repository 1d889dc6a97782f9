using Azure.Storage.Blobs;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>
/// Reads the names of the order book's blobs, which Orleans' provider makes of the state's name and the grain's id:
/// <c>order-order/{partner}/{customer}/{order}.json</c>. They begin with the partner, so all of them are looked at.
/// </summary>
internal sealed class AzureCustomerRecords(BlobServiceClient account) : ICustomerRecords
{
    private const string Ending = ".json";

    public async ValueTask<IReadOnlyList<GrainId>> Orders(Guid customer, int most)
    {
        var records = new List<GrainId>();
        await foreach (var grain in Grains())
        {
            if (grain.Key.ToString()!.Split('/') is [_, var ofCustomer, ..] && ofCustomer == $"{customer:D}")
                records.Add(grain);
            if (records.Count == most)
                break;
        }

        return records;
    }

    private async IAsyncEnumerable<GrainId> Grains()
    {
        var container = account.GetBlobContainerClient(GrainStores.Orders);
        if (!await container.ExistsAsync())
            yield break;
        await foreach (var blob in container.GetBlobsAsync())
            if (Read(blob.Name) is { } grain)
                yield return grain;
    }

    /// <summary>The grain behind a blob; null for a blob that is none of ours.</summary>
    private static GrainId? Read(string blob)
    {
        if (
            !blob.EndsWith(Ending, StringComparison.Ordinal)
            || blob.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash)
        )
            return null;
        // State and type have the same name in this service: order-order, customer-orders-customer-orders.
        var names = blob[..slash];
        var type = names[(names.Length / 2 + 1)..];
        return names == $"{type}-{type}" ? GrainId.Create(type, blob[(slash + 1)..^Ending.Length]) : null;
    }
}

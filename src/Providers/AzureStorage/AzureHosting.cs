using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Cluster;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>
/// Adds an Azure storage account to a silo: membership, reminders and the due index in tables, state in blobs.
/// </summary>
public static class AzureHosting
{
    public static ISiloBuilder UseAzureStorage(this ISiloBuilder silo, ClusterSettings cluster)
    {
        var tables = AzureClients.Tables(cluster);
        silo.UseAzureStorageClustering(options => options.TableServiceClient = tables);
        silo.UseAzureTableReminderService(options => options.TableServiceClient = tables);
        foreach (var store in new[] { GrainStores.Carts, GrainStores.Orders })
            silo.AddAzureBlobGrainStorage(store, options =>
            {
                options.BlobServiceClient = Blobs(cluster);
                options.ContainerName = store;
                // A cart that has ended leaves the account, not an empty blob.
                options.DeleteStateOnClear = true;
            });
        silo.Services.AddSingleton<IWakeupIndex>(_ => new AzureWakeupIndex(tables));
        silo.Services.AddSingleton<ICustomerRecords>(_ => new AzureCustomerRecords(Blobs(cluster)));
        return silo;
    }

    private static BlobServiceClient Blobs(ClusterSettings cluster) =>
        cluster.AccountUri is { } account
            ? new BlobServiceClient(account, new DefaultAzureCredential())
            : new BlobServiceClient(cluster.ConnectionString);
}

using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>
/// Adds an Azure storage account to a silo: membership, reminders and the wake-up index in tables, state in blobs.
/// </summary>
internal static class AzureHosting
{
    public static ISiloBuilder UseAzureStorage(this ISiloBuilder silo, AzureAccount account)
    {
        var tables = account.Tables();
        silo.UseAzureStorageClustering(options => options.TableServiceClient = tables);
        silo.UseAzureTableReminderService(options => options.TableServiceClient = tables);
        foreach (var store in new[] { GrainStores.Carts, GrainStores.Orders })
            silo.AddAzureBlobGrainStorage(store, options =>
            {
                options.BlobServiceClient = account.Blobs();
                options.ContainerName = store;
                // A cart that has ended leaves the account, not an empty blob.
                options.DeleteStateOnClear = true;
            });
        silo.Services.AddSingleton<IWakeupIndex>(_ => new AzureWakeupIndex(tables));
        silo.Services.AddSingleton<ICartIndex>(_ => new AzureCartIndex(tables));
        silo.Services.AddSingleton<ICustomerRecords>(_ => new AzureCustomerRecords(account.Blobs()));
        return silo;
    }
}

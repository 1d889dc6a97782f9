namespace PartnerCarts.Providers.AzureStorage;

/// <summary>Section <c>Cluster:AzureStorage</c>: how the storage account is reached without a secret.</summary>
public sealed class AzureStorageOptions
{
    public const string Section = "Cluster:AzureStorage";

    /// <summary>
    /// The account's blob address, such as https://carts.blob.core.windows.net; signed in by Azure's default credential
    /// chain. Default none: <c>Cluster:ConnectionString</c> is the account's.
    /// </summary>
    public Uri? AccountUri { get; set; }
}

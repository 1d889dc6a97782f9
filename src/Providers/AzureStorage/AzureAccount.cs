using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>The storage account that the settings name, and its clients.</summary>
/// <param name="ConnectionString">The account's, with its key; not used where there is an address.</param>
/// <param name="Address">Its blob address; signed in by Azure's default credential chain.</param>
internal sealed record AzureAccount(string? ConnectionString, Uri? Address)
{
    public BlobServiceClient Blobs() =>
        Address is { } account
            ? new BlobServiceClient(account, new DefaultAzureCredential())
            : new BlobServiceClient(ConnectionString);

    /// <exception cref="InvalidOperationException">The connection string is none.</exception>
    public TableServiceClient Tables()
    {
        if (Address is { } account)
            return new TableServiceClient(TableAddress(account), new DefaultAzureCredential());
        try
        {
            return new TableServiceClient(ConnectionString!);
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

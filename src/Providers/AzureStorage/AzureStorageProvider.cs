using Azure;
using Microsoft.Extensions.Configuration;
using PartnerCarts.Cluster;
using PartnerCarts.Engine;

namespace PartnerCarts.Providers.AzureStorage;

/// <summary>
/// A cluster in an Azure storage account: membership, reminders and wake-up index in tables, state in blobs. Section
/// <c>Cluster:AzureStorage</c> (<see cref="AzureStorageOptions"/>).
/// </summary>
public sealed class AzureStorageProvider : IClusterProvider
{
    private const string AccountKey = $"{AzureStorageOptions.Section}:{nameof(AzureStorageOptions.AccountUri)}";

    /// <inheritdoc/>
    public string Name => "AzureStorage";

    /// <inheritdoc/>
    public IEnumerable<Type> Outages => [typeof(RequestFailedException)];

    /// <inheritdoc/>
    public IEnumerable<string> Check(ProviderSettings settings)
    {
        var account = AccountOf(settings);
        if (string.IsNullOrWhiteSpace(settings.Cluster.ConnectionString) == account is null)
            yield return $"Cluster:ConnectionString or {AccountKey} must be given, and not both: Cluster:Provider is "
                + $"{Name}.";
        if (account is not null && !IsBlobAddress(account))
            yield return $"{AccountKey} is {account}; it must be the account's blob address, such as "
                + "https://carts.blob.core.windows.net.";
    }

    /// <inheritdoc/>
    public void AddToSilo(ISiloBuilder silo, ProviderSettings settings)
    {
        silo.Services.AddSection<AzureStorageOptions>(silo.Configuration, AzureStorageOptions.Section);
        silo.UseAzureStorage(new AzureAccount(settings.Cluster.ConnectionString, AccountOf(settings)));
    }

    /// <inheritdoc/>
    public void AddToClient(IClientBuilder client, ProviderSettings settings)
    {
        client.Services.AddSection<AzureStorageOptions>(client.Configuration, AzureStorageOptions.Section);
        var account = new AzureAccount(settings.Cluster.ConnectionString, AccountOf(settings));
        client.UseAzureStorageClustering(options => options.TableServiceClient = account.Tables());
    }

    /// <summary>Tables and containers are made by whoever first needs them.</summary>
    public Task<string> Prepare(ProviderSettings settings, CancellationToken cancellation) =>
        Task.FromResult("A storage account needs no preparation: silos make their tables and containers themselves.");

    /// <inheritdoc/>
    public ProviderFault? Explain(Exception failure, ProviderSettings? settings) =>
        failure is RequestFailedException refused
            ? new ProviderFault(TextOf(refused), IsPassing: refused.Status is not (401 or 403 or 404))
            : null;

    private static Uri? AccountOf(ProviderSettings settings) => settings.Own.Get<AzureStorageOptions>()?.AccountUri;

    private static bool IsBlobAddress(Uri account) =>
        account.IsAbsoluteUri
        && account.Scheme == Uri.UriSchemeHttps
        && account.Host.Contains(".blob.", StringComparison.OrdinalIgnoreCase);

    private static string TextOf(RequestFailedException refused) =>
        refused.Status switch
        {
            0 => $"The storage account of section Cluster cannot be reached: {FirstLine(refused)}. Correct "
                + $"Cluster:ConnectionString or {AccountKey}, or the network.",
            401 or 403 => $"The storage account of section Cluster does not let this process in "
                + $"({refused.ErrorCode ?? "no code"}): {FirstLine(refused)} Correct the key in "
                + $"Cluster:ConnectionString, or give the identity behind {AccountKey} the roles Storage Blob Data "
                + "Contributor and Storage Table Data Contributor.",
            _ => $"The storage account of section Cluster refused with {refused.Status} "
                + $"({refused.ErrorCode ?? "no code"}): {FirstLine(refused)}",
        };

    private static string FirstLine(Exception failure) => failure.Message.Split('\n')[0].TrimEnd();
}

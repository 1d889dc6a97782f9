using System.Net;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Cluster;

/// <summary>Checks what attributes cannot; all errors at once, each naming its key and none a secret.</summary>
public sealed class ClusterSettingsValidator : IValidateOptions<ClusterSettings>
{
    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
    {
        var errors = new ValidateOptionsResultBuilder();
        switch (options.Provider)
        {
            case ClusterProvider.Localhost:
                break;
            case ClusterProvider.PostgreSql when string.IsNullOrWhiteSpace(options.ConnectionString):
                errors.AddError(
                    "Cluster:ConnectionString is missing: Cluster:Provider is PostgreSql. It looks like this: "
                        + "Host=db.example;Database=carts;Username=carts;Password=..."
                );
                break;
            case ClusterProvider.PostgreSql:
                break;
            case ClusterProvider.AzureStorage:
                CheckAzure(options, errors);
                break;
            default:
                errors.AddError(
                    $"Cluster:Provider is {options.Provider}; it must be Localhost, AzureStorage or PostgreSql."
                );
                break;
        }

        if (options.AdvertisedAddress is { } address && !IPAddress.TryParse(address, out _))
            errors.AddError($"Cluster:AdvertisedAddress is {address}; it must be an IP address.");
        else if (options.AdvertisedAddress is { } all && IsAnyAddress(all))
            errors.AddError(
                $"Cluster:AdvertisedAddress is {all}, under which nobody can reach the silo; give the address "
                    + $"that others connect to, and Cluster:ListenAddress to listen on all of them."
            );
        if (options.ListenAddress is { } listen && !IPAddress.TryParse(listen, out _))
            errors.AddError(
                $"Cluster:ListenAddress is {listen}; it must be an IP address, such as 0.0.0.0 or 10.0.0.1."
            );
        else if (options.ListenAddress is not null && options.Provider is ClusterProvider.Localhost)
            errors.AddError(
                "Cluster:ListenAddress is given, but Cluster:Provider is Localhost, which listens on 127.0.0.1 only."
            );
        if (options.SiloPort == options.GatewayPort)
            errors.AddError($"Cluster:SiloPort and Cluster:GatewayPort are both {options.SiloPort}; they must differ.");
        return errors.Build();
    }

    private static bool IsAnyAddress(string address) =>
        IPAddress.Parse(address) is var parsed && (parsed.Equals(IPAddress.Any) || parsed.Equals(IPAddress.IPv6Any));

    private static void CheckAzure(ClusterSettings options, ValidateOptionsResultBuilder errors)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString) == options.AccountUri is null)
            errors.AddError(
                "Cluster:ConnectionString or Cluster:AccountUri must be given, and not both: Cluster:Provider is "
                    + "AzureStorage."
            );
        if (
            options.AccountUri is { } account
            && !(
                account.IsAbsoluteUri
                && account.Scheme == Uri.UriSchemeHttps
                && account.Host.Contains(".blob.", StringComparison.OrdinalIgnoreCase)
            )
        )
            errors.AddError(
                $"Cluster:AccountUri is {account}; it must be the account's blob address, such as "
                    + $"https://carts.blob.core.windows.net."
            );
    }
}

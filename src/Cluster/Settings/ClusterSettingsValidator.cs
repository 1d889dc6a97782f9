using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Cluster;

/// <summary>Checks what attributes cannot; all errors at once, each naming its key and none a secret.</summary>
internal sealed class ClusterSettingsValidator(ClusterProviders providers, IConfiguration configuration)
    : IValidateOptions<ClusterSettings>
{
    public ValidateOptionsResult Validate(string? name, ClusterSettings options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (providers.Find(options.Provider) is not { } provider)
            errors.AddError($"Cluster:Provider is {options.Provider}; it must be one of {providers}.");
        else
            foreach (var error in provider.Check(ProviderSettings.Of(provider, configuration, options)))
                errors.AddError(error);

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
        if (options.SiloPort == options.GatewayPort)
            errors.AddError($"Cluster:SiloPort and Cluster:GatewayPort are both {options.SiloPort}; they must differ.");
        return errors.Build();
    }

    private static bool IsAnyAddress(string address) =>
        IPAddress.Parse(address) is var parsed && (parsed.Equals(IPAddress.Any) || parsed.Equals(IPAddress.IPv6Any));
}

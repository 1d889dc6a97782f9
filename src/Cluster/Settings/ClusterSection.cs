using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster;

/// <summary>
/// Section <c>Cluster</c>, needed while the host is still being put together: which provider it is decides what is
/// registered.
/// </summary>
public static class ClusterSection
{
    /// <summary>Adds the section, validated at start with all others.</summary>
    /// <returns>The settings; null when they are wrong, which the validation of all options at start reports.</returns>
    public static ClusterSettings? AddClusterSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<ClusterSettings>(configuration, ClusterSettings.Section);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ClusterSettings>, ClusterSettingsValidator>()
        );
        services
            .AddOptions<CartReadOptions>()
            .Configure<IOptions<ClusterSettings>>(static (reads, cluster) => reads.AreFresh = cluster.Value.FreshReads);
        var settings = configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>()
            ?? new ClusterSettings();
        return new ClusterSettingsValidator().Validate(null, settings).Succeeded ? settings : null;
    }
}

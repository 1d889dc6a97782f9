using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster;

/// <summary>
/// Section <c>Cluster</c>, needed while the host is still being put together: which provider it is decides what is
/// registered.
/// </summary>
internal static class ClusterSection
{
    /// <summary>Adds the section, validated at start with all others.</summary>
    /// <returns>The chosen provider and its settings; null when they are wrong, which the validation of all options at
    /// start reports.</returns>
    public static ChosenProvider? AddClusterSettings(
        this IServiceCollection services,
        IConfiguration configuration,
        ClusterProviders providers
    )
    {
        var validator = new ClusterSettingsValidator(providers, configuration);
        services.AddSection<ClusterSettings>(
            configuration,
            ClusterSettings.Section,
            elsewhere: [.. providers.All.Select(provider => provider.Name)]
        );
        services.AddSingleton<IValidateOptions<ClusterSettings>>(validator);
        services
            .AddOptions<CartReadOptions>()
            .Configure<IOptions<ClusterSettings>>(static (reads, cluster) => reads.AreFresh = cluster.Value.FreshReads);
        var settings = Read(configuration);
        if (validator.Validate(null, settings).Failed)
            return null;
        var chosen = new ChosenProvider(providers.Find(settings.Provider)!, configuration, settings);
        services.AddSingleton(chosen);
        return chosen;
    }

    /// <summary>The chosen provider, where there are no services, as in a command.</summary>
    /// <exception cref="OptionsValidationException">The settings are wrong.</exception>
    public static ChosenProvider Choose(IConfiguration configuration, ClusterProviders providers)
    {
        var settings = Read(configuration);
        var checkedSettings = new ClusterSettingsValidator(providers, configuration).Validate(null, settings);
        return checkedSettings.Failed
            ? throw new OptionsValidationException(
                ClusterSettings.Section,
                typeof(ClusterSettings),
                checkedSettings.Failures
            )
            : new ChosenProvider(providers.Find(settings.Provider)!, configuration, settings);
    }

    private static ClusterSettings Read(IConfiguration configuration) =>
        configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new ClusterSettings();
}

/// <summary>The provider that <c>Cluster:Provider</c> names, with its settings, which are good.</summary>
internal sealed class ChosenProvider(IClusterProvider provider, IConfiguration configuration, ClusterSettings cluster)
{
    private readonly ProviderSettings _settings = ProviderSettings.Of(provider, configuration, cluster);

    public ClusterSettings Cluster => _settings.Cluster;

    public void AddToSilo(ISiloBuilder silo) => provider.AddToSilo(silo, _settings);

    public void AddToClient(IClientBuilder client) => provider.AddToClient(client, _settings);

    public Task<string> Prepare(CancellationToken cancellation) => provider.Prepare(_settings, cancellation);

    public ProviderFault? Explain(Exception failure) => provider.Explain(failure, _settings);
}

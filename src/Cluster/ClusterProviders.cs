using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PartnerCarts.Cluster;

/// <summary>
/// The providers that a program has, found by name. Localhost, one silo with everything in memory, is always among
/// them.
/// </summary>
public sealed class ClusterProviders
{
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public ClusterProviders(params IEnumerable<IClusterProvider> providers)
    {
        All = [new LocalhostProvider(), .. providers];
        foreach (var same in All.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Where(Several))
            throw new ArgumentException(
                $"Two providers have the name {same.Key}: {string.Join(", ", same.Select(one => one.GetType()))}.",
                nameof(providers)
            );
    }

    /// <summary>In the order in which they were registered.</summary>
    public IReadOnlyList<IClusterProvider> All { get; }

    /// <summary>The meters and activity sources of all.</summary>
    public IEnumerable<string> Instruments => All.SelectMany(one => one.Instruments);

    /// <summary>The provider of that name, whatever its case; null when there is none.</summary>
    public IClusterProvider? Find(string? name) =>
        All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Has the provider that <c>Cluster:Provider</c> names make what silos expect at its place, as the command
    /// <c>init-db</c> does.
    /// </summary>
    /// <returns>What was done, as a sentence for the operator.</returns>
    /// <exception cref="OptionsValidationException">Section <c>Cluster</c> is wrong.</exception>
    /// <exception cref="InvalidOperationException">It could not be done; the message says why.</exception>
    public Task<string> Prepare(IConfiguration configuration, CancellationToken cancellation = default) =>
        ClusterSection.Choose(configuration, this).Prepare(cancellation);

    /// <summary>Asks each provider what a failure means; the first that knows answers.</summary>
    public ProviderFault? Explain(Exception failure) =>
        All.Select(one => one.Explain(failure, settings: null)).FirstOrDefault(fault => fault is not null);

    /// <summary>The names, as an error message lists them.</summary>
    public override string ToString() => string.Join(", ", All.Select(one => one.Name));

    private static bool Several(IEnumerable<IClusterProvider> providers) => providers.Skip(1).Any();
}

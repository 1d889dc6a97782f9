using Microsoft.Extensions.Configuration;
using PartnerCarts.Engine;

namespace PartnerCarts.Api;

/// <summary>The sections of the configuration that a program reads, for its command line.</summary>
/// <param name="options">
/// The options of each section by the section's name, such as <c>Orders</c> or <c>Cluster:Tls</c>; null for a section
/// with rules of its own.
/// </param>
public sealed class SettingSections(IEnumerable<KeyValuePair<string, Type?>> options)
{
    private readonly Dictionary<string, Type?> _options = new(options);

    /// <summary>Those of every program that serves the HTTP API.</summary>
    public static IReadOnlyList<KeyValuePair<string, Type?>> Shared { get; } =
    [
        new(CartsOptions.Section, typeof(CartsOptions)),
        new(OrdersOptions.Section, typeof(OrdersOptions)),
        new(AuthOptions.Section, typeof(AuthOptions)),
        new(ApiOptions.Section, typeof(ApiOptions)),
        new(CustomersOptions.Section, typeof(CustomersOptions)),
        new(LimitsOptions.Section, typeof(LimitsOptions)),
        new(AuditOptions.Section, typeof(AuditOptions)),
        new(ProxiesOptions.Section, typeof(ProxiesOptions)),
        new("Logging", null),
        new("Kestrel", null),
    ];

    /// <summary>The names of the sections.</summary>
    public IEnumerable<string> Names => _options.Keys.Where(name => !name.Contains(':', StringComparison.Ordinal));

    /// <summary>Checks the names of settings; their values are checked when the options are used.</summary>
    /// <param name="settings">As <c>--Section:Key=value</c>.</param>
    /// <exception cref="UsageException">A section or a key does not exist. The message names what there is.</exception>
    public void Check(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
        foreach (var section in configuration.GetChildren())
            if (!Names.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
                throw new UsageException(
                    $"--{FirstKey(section)} is no setting; the sections are {string.Join(", ", Names)}. Correct the "
                        + "name of the section; docs/configuration.md has all settings."
                );
        foreach (var (name, type) in _options)
            if (type is not null && ProblemOf(configuration.GetSection(name), type) is { } problem)
                throw new UsageException(problem);
    }

    private string? ProblemOf(IConfigurationSection section, Type type)
    {
        var prefix = section.Path + ':';
        var elsewhere = _options.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
        return SectionKeys
            .ProblemsOf(section, type, [.. elsewhere.Select(name => name[prefix.Length..])])
            .FirstOrDefault();
    }

    private static string FirstKey(IConfigurationSection section) =>
        section.GetChildren().FirstOrDefault() is { } child ? FirstKey(child) : section.Path;
}

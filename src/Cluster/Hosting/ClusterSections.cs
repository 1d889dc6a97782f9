using PartnerCarts.Api;
using PartnerCarts.Engine;

namespace PartnerCarts.Cluster;

/// <summary>The settings that silos and gateways know on their command lines.</summary>
internal static class ClusterSections
{
    /// <summary>Those without a section: what the framework's web host takes.</summary>
    public static (string Name, string Meaning)[] Unsectioned { get; } =
    [
        ("urls", $"Addresses to listen on, separated by semicolons. [default: {HttpApiDefaults.Url}]"),
        ("http_ports", "Ports to listen on, on all addresses, instead of --urls."),
        ("https_ports", "The same with TLS."),
        ("environment", "The environment. [default: Production]"),
        ("contentRoot", "The folder that relative paths of settings start at. [default: the current one]"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "Where telemetry goes (docs/telemetry.md). [default: nowhere]"),
        ("OTEL_SERVICE_NAME", "What telemetry calls this process."),
        ("OTEL_SDK_DISABLED", "true: no telemetry is sent, wherever it would go."),
    ];

    /// <summary>The sections that both read.</summary>
    /// <param name="providers">Each has one below the cluster's, whose keys it checks itself.</param>
    public static SettingSections With(ClusterProviders providers) =>
        new([
            new(ClusterSettings.Section, typeof(ClusterSettings)),
            new(GatewayOptions.Section, typeof(GatewayOptions)),
            new(ShutdownOptions.Section, typeof(ShutdownOptions)),
            .. SettingSections.Shared,
            new("Orleans", null),
            .. providers.All.Select(provider => new KeyValuePair<string, Type?>(
                $"{ClusterSettings.Section}:{provider.Name}",
                null
            )),
        ]);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PartnerCarts.Engine;

namespace PartnerCarts.Api;

/// <summary>
/// Sends metrics, traces and logs to an OpenTelemetry collector, when the standard variable
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one; the other standard variables work, too (docs/telemetry.md). Without it
/// nothing of OpenTelemetry is even loaded.
/// </summary>
public static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Disabled = "OTEL_SDK_DISABLED";
    private const string ServiceName = "OTEL_SERVICE_NAME";

    private static readonly string[] Meters =
    [
        CartsTelemetry.Name,
        "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
    ];

    private static readonly string[] Sources = [CartsTelemetry.Name, "Microsoft.Orleans.*"];

    /// <param name="builder">The host; its configuration holds the variables.</param>
    /// <param name="serviceName">What the process is called unless <c>OTEL_SERVICE_NAME</c> says so.</param>
    /// <param name="libraries">Meters and activity sources of libraries that only the host knows.</param>
    /// <exception cref="InvalidOperationException">The address is none.</exception>
    public static WebApplicationBuilder AddTelemetryExport(
        this WebApplicationBuilder builder,
        string serviceName,
        params IEnumerable<string> libraries
    )
    {
        if (!IsOn(builder.Configuration))
            return builder;
        var endpoint = builder.Configuration[Endpoint];
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException(
                $"{Endpoint} is {endpoint}; it must be the address of an OpenTelemetry collector, such as "
                    + $"http://127.0.0.1:4317."
            );
        AddExport(builder, serviceName, [.. libraries]);
        return builder;
    }

    /// <summary>Whether anything is exported.</summary>
    public static bool IsOn(IConfiguration configuration) =>
        configuration[Endpoint] is { Length: > 0 } && !configuration.GetValue<bool>(Disabled);

    // A method of its own, so that the types in it are loaded when it runs and not before.
    private static void AddExport(WebApplicationBuilder builder, string serviceName, string[] libraries) =>
        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(
                    builder.Configuration[ServiceName] ?? serviceName,
                    serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)
                )
            )
            .WithMetrics(metrics => metrics.AddMeter([.. Meters, .. libraries]))
            .WithTracing(traces =>
                traces
                    .AddSource([.. Sources, .. libraries])
                    // Whoever runs the process asks for its health every few seconds, and learns nothing from seeing
                    // that.
                    .AddAspNetCoreInstrumentation(static options =>
                        options.Filter = static context =>
                            !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                    )
            )
            .WithLogging(null, static logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true))
            .UseOtlpExporter();
}

using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster.Tls;

/// <summary>
/// Adds section <c>Cluster:Tls</c>, and puts TLS under the connections of a silo or a client where it is on.
/// </summary>
internal static class ClusterTls
{
    /// <summary>Validated at start with all other sections, the files included.</summary>
    public static IServiceCollection AddClusterTls(
        this IServiceCollection services,
        IConfiguration configuration,
        bool isSilo
    )
    {
        services.AddSection<TlsSettings>(configuration, TlsSettings.Section);
        services.AddSingleton<IValidateOptions<TlsSettings>>(new TlsSettingsValidator(isSilo));
        services.AddSingleton<TlsCertificates>();
        services.AddSingleton<TlsHandshakes>();
        return services;
    }

    /// <summary>The <c>configure</c> of Orleans' connection options for connections that are made.</summary>
    public static void UseOutboundTls(this IConnectionBuilder connection) =>
        connection.UseClientTls(Handshakes(connection).Outbound());

    /// <summary>The same for connections that are taken.</summary>
    public static void UseInboundTls(this IConnectionBuilder connection, bool fromSilos) =>
        connection.UseServerTls(Handshakes(connection).Inbound(fromSilos));

    private static TlsHandshakes Handshakes(IConnectionBuilder connection) =>
        connection.ApplicationServices.GetRequiredService<TlsHandshakes>();
}

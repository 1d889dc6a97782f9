using Orleans.Hosting;
using PartnerCarts.Grains;

namespace PartnerCarts.Cluster;

/// <summary>One silo on this machine, everything in its memory: for development.</summary>
internal sealed class LocalhostProvider : IClusterProvider
{
    public const string ProviderName = "Localhost";

    public string Name => ProviderName;

    public IEnumerable<string> Check(ProviderSettings settings)
    {
        if (settings.Cluster.ListenAddress is not null)
            yield return "Cluster:ListenAddress is given, but Cluster:Provider is Localhost, which listens on "
                + "127.0.0.1 only.";
    }

    public void AddToSilo(ISiloBuilder silo, ProviderSettings settings)
    {
        var cluster = settings.Cluster;
        silo.UseLocalhostClustering(
            cluster.SiloPort,
            cluster.GatewayPort,
            serviceId: cluster.ServiceId,
            clusterId: cluster.ClusterId
        );
        silo.UseInMemoryReminderService();
        foreach (var store in new[] { GrainStores.Carts, GrainStores.Orders })
            silo.AddMemoryGrainStorage(store);
        silo.Services.AddMemoryIndexes();
    }

    public void AddToClient(IClientBuilder client, ProviderSettings settings) =>
        client.UseLocalhostClustering(
            settings.Cluster.GatewayPort,
            settings.Cluster.ServiceId,
            settings.Cluster.ClusterId
        );

    public Task<string> Prepare(ProviderSettings settings, CancellationToken cancellation) =>
        throw new InvalidOperationException(
            "Cluster:Provider is Localhost, which keeps everything in the silo's memory: there is nothing to make. Set "
                + "Cluster:Provider to the provider of the cluster."
        );

    public ProviderFault? Explain(Exception failure, ProviderSettings? settings) => null;
}

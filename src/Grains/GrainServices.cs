using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>What silos and gateways register.</summary>
public static class GrainServices
{
    /// <summary>The carts of a cluster, for whoever has an Orleans client: a gateway, which opens its <see cref="ClusterGate"/> when it is connected, or a silo itself.</summary>
    public static IServiceCollection AddClusterCarts(this IServiceCollection services)
    {
        services.TryAddSingleton<ClusterGate>();
        services.TryAddSingleton<ClusterCalls>();
        services.TryAddSingleton<GrainOrderBook>();
        services.TryAddSingleton<IOrderBook>(provider => provider.GetRequiredService<GrainOrderBook>());
        services.TryAddSingleton<ICarts, ClusterCarts>();
        return services;
    }

    /// <summary>
    /// What grains need, in a silo, besides <see cref="ClusterSection"/>: the start of the due shards. The silo adds storage providers under the names of <see cref="GrainStores"/>, reminders, and an <see cref="IDueIndex"/>.
    /// </summary>
    public static IServiceCollection AddCartGrains(this IServiceCollection services)
    {
        // A silo that is not up yet fails calls as it should; nothing has to hold them back.
        services.TryAddSingleton(_ => OpenGate());
        services.AddClusterCarts();
        services.AddHostedService<DueShardStarter>();
        services.TryAddSingleton<SiloLeaving>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<SiloLeaving>());
        return services;
    }

    /// <summary>A due index in this process's memory: for one silo alone whose storage is in memory, too.</summary>
    public static IServiceCollection AddMemoryDueIndex(this IServiceCollection services) => services.AddSingleton<IDueIndex, MemoryDueIndex>();

    private static ClusterGate OpenGate()
    {
        var gate = new ClusterGate();
        gate.Open();
        return gate;
    }
}

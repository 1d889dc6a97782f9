using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>What silos and gateways register.</summary>
public static class GrainServices
{
    /// <summary>
    /// The carts of a cluster, for whoever has an Orleans client: a gateway, which opens its <see cref="ClusterGate"/>
    /// when it is connected, or a silo itself.
    /// </summary>
    public static IServiceCollection AddClusterCarts(this IServiceCollection services)
    {
        services.AddCartSerialization();
        services.TryAddSingleton<ClusterGate>();
        services.TryAddSingleton<ClusterCalls>();
        services.TryAddSingleton<CartReferences>();
        services.TryAddSingleton<GrainOrderStore>();
        services.TryAddSingleton<IOrderStore>(provider => provider.GetRequiredService<GrainOrderStore>());
        services.TryAddSingleton<ICarts, ClusterCarts>();
        services.TryAddSingleton<CustomerErasing>();
        return services;
    }

    /// <summary>
    /// What grains need, in a silo, besides the engine: the start of the wake-up shards. The silo adds
    /// storage providers under the names of <see cref="GrainStores"/>, reminders, an <see cref="IWakeupIndex"/>,
    /// an <see cref="ICartIndex"/> and <see cref="ICustomerRecords"/>.
    /// </summary>
    public static IServiceCollection AddCartGrains(this IServiceCollection services)
    {
        // A silo that is not up yet fails calls as it should; nothing has to hold them back.
        services.TryAddSingleton(_ => OpenGate());
        services.AddClusterCarts();
        services.AddHostedService<WakeupShardStarter>();
        // The serializer of all storage providers, in place of the default that Orleans would add.
        services.AddSingleton<IGrainStorageSerializer, GrainStateSerializer>();
        services.TryAddSingleton<SiloLeaving>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider =>
            provider.GetRequiredService<SiloLeaving>()
        );
        services.TryAddSingleton<MembershipChanges>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider =>
            provider.GetRequiredService<MembershipChanges>()
        );
        return services;
    }

    /// <summary>
    /// Erases a customer from the cluster that the process is a client of: until nothing of it is left, or the time is
    /// up. Running it again goes on where this ended.
    /// </summary>
    public static Task<EraseProgress> EraseCustomer(
        this IServiceProvider services,
        Guid customer,
        TimeSpan within,
        CancellationToken cancellation
    ) => services.GetRequiredService<CustomerErasing>().Run(customer, within, cancellation);

    /// <summary>Indexes in this process's memory: for one silo alone whose storage is in memory, too.</summary>
    public static IServiceCollection AddMemoryIndexes(this IServiceCollection services)
    {
        services.AddSingleton<ICartIndex, MemoryCartIndex>();
        services.AddSingleton<MemoryWakeupIndex>();
        services.AddSingleton<IWakeupIndex>(provider => provider.GetRequiredService<MemoryWakeupIndex>());
        return services.AddSingleton<ICustomerRecords>(provider => provider.GetRequiredService<MemoryWakeupIndex>());
    }

    private static ClusterGate OpenGate()
    {
        var gate = new ClusterGate();
        gate.Open();
        return gate;
    }
}

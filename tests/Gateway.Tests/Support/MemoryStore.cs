using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>A store in this process, beside the silos; the first silo keeps the list of members.</summary>
internal sealed class MemoryStore : ClusterStore
{
    private readonly SharedStore _store = new();
    private readonly MemoryWakeupIndex _index = new();
    private readonly MemoryCartIndex _customers = new();

    public override void Prepare(IServiceCollection silo, int primaryPort, Func<bool> isAlive)
    {
        silo.Configure<DevelopmentClusterMembershipOptions>(options =>
            options.PrimarySiloEndpoint = new IPEndPoint(IPAddress.Loopback, primaryPort)
        );
        silo.Replace(ServiceDescriptor.Singleton<IWakeupIndex>(_index));
        silo.Replace(ServiceDescriptor.Singleton<ICartIndex>(_customers));
        silo.Replace(ServiceDescriptor.Singleton<ICustomerRecords>(_store));
        foreach (var store in new[] { GrainStores.Carts, GrainStores.Orders })
            silo.AddKeyedSingleton<IGrainStorage>(store, _store);
        base.Prepare(silo, primaryPort, isAlive);
    }

    public override Task<int> CountCarts() => Task.FromResult(_store.CountOf(CartGrain.TypeName));

    public override async Task<int> CountEntries()
    {
        var count = 0;
        for (var shard = 0; shard < WakeupShards.Count; shard++)
            await foreach (var _ in _index.Due(shard, DateTimeOffset.MaxValue, default))
                count++;
        return count;
    }

    public override Task<int> CountOrders() => Task.FromResult(_store.CountOf(OrderGrain.TypeName));

    protected override Task<byte[]?> ReadBody(CartKey key) =>
        Task.FromResult(_store.Find(CartGrain.TypeName, $"{key}"));
}

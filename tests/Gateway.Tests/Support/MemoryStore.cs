using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Storage;
using PartnerCarts.Grains;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>A store in this process, beside the silos; the first silo keeps the list of members.</summary>
internal sealed class MemoryStore : ClusterStore
{
    private readonly SharedStore _store = new();
    private readonly MemoryDueIndex _index = new();

    public override void Prepare(IServiceCollection silo, int primaryPort)
    {
        silo.Configure<DevelopmentClusterMembershipOptions>(options => options.PrimarySiloEndpoint = new IPEndPoint(IPAddress.Loopback, primaryPort));
        silo.Replace(ServiceDescriptor.Singleton<IDueIndex>(_index));
        foreach (var store in new[] { GrainStores.Carts, GrainStores.Orders })
            silo.AddKeyedSingleton<IGrainStorage>(store, _store);
        base.Prepare(silo, primaryPort);
    }

    public override Task<int> CountCarts() => Task.FromResult(_store.CountOf(CartGrain.TypeName));
}

using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo.Tests.Memory;

/// <summary>A silo: Orleans' memory storage keeps its rows in grains.</summary>
public sealed class MemorySilo : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;

    public IGrainStorage Storage =>
        _cluster!.GetSiloServiceProvider().GetRequiredKeyedService<IGrainStorage>(GrainStores.Carts);

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo(
            (_, silo) =>
                silo.AddMemoryGrainStorage(GrainStores.Carts, options =>
                    options.GrainStorageSerializer = GrainsSerialized.Serializer
                )
        );
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster!.DisposeAsync();
}

public sealed class MemoryStorageTests(MemorySilo silo) : GrainStorageContract, IClassFixture<MemorySilo>
{
    protected override Task<IGrainStorage> Open() => Task.FromResult(silo.Storage);
}

public sealed class MemoryFirstWriteRaceTests(MemorySilo silo) : FirstWriteRaceContract, IClassFixture<MemorySilo>
{
    protected override Task<IGrainStorage> Open() => Task.FromResult(silo.Storage);
}

public sealed class MemoryStorageFaultTests(MemorySilo silo) : StorageFaultContract, IClassFixture<MemorySilo>
{
    protected override Task<IGrainStorage> Open() => Task.FromResult(silo.Storage);
}

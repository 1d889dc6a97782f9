using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Serialization;
using PartnerCarts.Grains;

namespace PartnerCarts.Silo.Tests.Azure;

/// <summary>Orleans' blob storage without a silo around it.</summary>
internal static class AzureBlobStore
{
    public static async Task<IGrainStorage> Open(AzuriteServer server)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSerializer();
        services.AddAzureBlobGrainStorage(GrainStores.Carts, options =>
        {
            options.BlobServiceClient = new BlobServiceClient(server.ConnectionString);
            options.GrainStorageSerializer = GrainsSerialized.Serializer;
            options.DeleteStateOnClear = true;
        });
        var storage = services.BuildServiceProvider().GetRequiredKeyedService<IGrainStorage>(GrainStores.Carts);
        var start = new StartOnly();
        ((ILifecycleParticipant<ISiloLifecycle>)storage).Participate(start);
        await start.Run();
        return storage;
    }

    /// <summary>As much of a silo's lifecycle as a storage needs to make its container.</summary>
    private sealed class StartOnly : ISiloLifecycle
    {
        private readonly List<ILifecycleObserver> _observers = [];

        public int HighestCompletedStage => int.MinValue;

        public int LowestStoppedStage => int.MaxValue;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            _observers.Add(observer);
            return new Subscription();
        }

        public async Task Run()
        {
            foreach (var observer in _observers)
                await observer.OnStart(CancellationToken.None);
        }

        private sealed class Subscription : IDisposable
        {
            public void Dispose()
            {
                // It starts and goes away as a whole.
            }
        }
    }
}

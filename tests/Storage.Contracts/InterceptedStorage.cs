using Microsoft.Extensions.DependencyInjection;

namespace PartnerCarts.Storage.Contracts;

/// <summary>A storage in front of another one. Before each write and deletion something runs; what it throws, the writer sees, and nothing is written.</summary>
public sealed class InterceptedStorage(IGrainStorage inner, Func<GrainId, Task> beforeWrite) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await beforeWrite(grainId);
        await inner.WriteStateAsync(stateName, grainId, grainState);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await beforeWrite(grainId);
        await inner.ClearStateAsync(stateName, grainId, grainState);
    }

    public void Participate(ISiloLifecycle observer) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);
}

public static class StorageDecoration
{
    /// <summary>Puts a decorator around every grain storage of a silo, whichever provider has registered it.</summary>
    public static void DecorateStorage(this IServiceCollection services, Func<IGrainStorage, IGrainStorage> decorate)
    {
        foreach (var inner in services.Where(service => service.ServiceType == typeof(IGrainStorage) && service.IsKeyedService).ToList())
        {
            services.Remove(inner);
            services.AddKeyedSingleton(inner.ServiceKey, (provider, key) => decorate((IGrainStorage)(inner.KeyedImplementationInstance ?? inner.KeyedImplementationFactory!(provider, key))));
        }
    }
}

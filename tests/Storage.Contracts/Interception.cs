using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// Takes the place of a durable step of a silo; <paramref name="step"/> carries it out. A look at a shard of the due
/// index counts, too, when it comes to its end.
/// </summary>
/// <param name="name">Such as "cart write", "index put" or "index look".</param>
/// <param name="key">The grain's key; for an entry of the wake-up index the cart's, for a look the shard.</param>
/// <param name="step">The step itself.</param>
public delegate Task Interception(string name, string key, Func<Task> step);

public static class InterceptionServices
{
    /// <summary>
    /// Puts an interception around every durable step of a silo, whichever provider it has: writes and deletions of
    /// state, and entries of the wake-up index.
    /// </summary>
    public static void Intercept(this IServiceCollection silo, Interception interception)
    {
        foreach (
            var inner in silo.Where(service => service.ServiceType == typeof(IGrainStorage) && service.IsKeyedService)
                .ToList()
        )
        {
            silo.Remove(inner);
            silo.AddKeyedSingleton<IGrainStorage>(inner.ServiceKey, (provider, key) =>
                new InterceptedStorage(
                    (IGrainStorage)(
                        inner.KeyedImplementationInstance ?? inner.KeyedImplementationFactory!(provider, key)
                    ),
                    interception
                )
            );
        }

        var index = silo.Last(service => service.ServiceType == typeof(IWakeupIndex));
        silo.Replace(
            ServiceDescriptor.Singleton<IWakeupIndex>(provider => new InterceptedIndex(
                (IWakeupIndex)(
                    index.ImplementationInstance
                    ?? index.ImplementationFactory?.Invoke(provider)
                    ?? ActivatorUtilities.CreateInstance(provider, index.ImplementationType!)
                ),
                interception
            ))
        );
    }

    private sealed class InterceptedStorage(IGrainStorage inner, Interception interception)
        : IGrainStorage,
            ILifecycleParticipant<ISiloLifecycle>
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            inner.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            interception($"{grainId.Type} write", $"{grainId.Key}", () =>
                inner.WriteStateAsync(stateName, grainId, grainState)
            );

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            interception($"{grainId.Type} clear", $"{grainId.Key}", () =>
                inner.ClearStateAsync(stateName, grainId, grainState)
            );

        public void Participate(ISiloLifecycle observer) =>
            (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);
    }

    private sealed class InterceptedIndex(IWakeupIndex inner, Interception interception) : IWakeupIndex
    {
        public async ValueTask Put(CartKey key, DateTimeOffset due, CancellationToken cancellation) =>
            await interception("index put", $"{key}", () => inner.Put(key, due, cancellation).AsTask());

        public async ValueTask Remove(CartKey key, DateTimeOffset due, CancellationToken cancellation) =>
            await interception("index remove", $"{key}", () => inner.Remove(key, due, cancellation).AsTask());

        public async IAsyncEnumerable<WakeupEntry> Due(
            int shard,
            DateTimeOffset until,
            [EnumeratorCancellation] CancellationToken cancellation
        )
        {
            await foreach (var entry in inner.Due(shard, until, cancellation))
                yield return entry;
            await interception("index look", $"{shard}", static () => Task.CompletedTask);
        }
    }
}

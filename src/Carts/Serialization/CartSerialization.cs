using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;

namespace PartnerCarts.Carts;

/// <summary>Registers the serializer of stored carts and, in a cluster, of the messages about them.</summary>
public static class CartSerialization
{
    /// <summary>
    /// Adds <see cref="StateSerializer"/> and what it needs. Every process that stores or sends carts calls it once.
    /// </summary>
    public static IServiceCollection AddCartSerialization(this IServiceCollection services)
    {
        services.AddSerializer();
        // The last that is named for a type is the one that is used; those found in assemblies are named in another
        // list, which comes first.
        services.Configure<TypeManifestOptions>(static options =>
            options.FieldCodecs.Add(typeof(ImmutableArrayCodec<>))
        );
        services.TryAddSingleton<StateSerializer>();
        return services;
    }
}

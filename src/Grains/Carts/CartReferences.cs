using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Finds a cart's grain. What Orleans asks reflection for each time, the name of the interface, is asked once.
/// </summary>
internal sealed class CartReferences(IGrainFactory grains)
{
    private static readonly GrainType Type = GrainType.Create(CartGrain.TypeName);

    // Any one: it knows the interface as the cluster calls it.
    private GrainReference? _first;

    public ICartGrain Of(CartKey key)
    {
        var id = GrainId.Create(Type, IdSpan.Create(key.ToString()));
        if (_first is { } first)
            return (ICartGrain)grains.GetGrain(id, first.InterfaceType);
        var cart = grains.GetGrain<ICartGrain>(id);
        _first = cart as GrainReference;
        return cart;
    }
}

using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Finds a cart's grain. Orleans looks up the interface's name by reflection for each reference; here that is done
/// once.
/// </summary>
internal sealed class CartReferences(IGrainFactory grains)
{
    private static readonly GrainType Type = GrainType.Create(CartGrain.TypeName);

    // The reference of any cart will do: only the interface's type is taken from it.
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

using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>Gives each cart's owner the place where that cart rests.</summary>
internal interface ICartStates
{
    /// <summary>The cart's place; nothing is read yet.</summary>
    ICartState Of(CartKey key);
}

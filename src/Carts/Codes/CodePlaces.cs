namespace PartnerCarts.Carts;

/// <summary>Where a code may arise (contract.md 24.1).</summary>
[Flags]
public enum CodePlaces
{
    None = 0,

    /// <summary>On any route, before anything else is looked at.</summary>
    Edge = 1 << 0,

    /// <summary>Create and update of a cart, the whole call.</summary>
    Cart = 1 << 1,

    /// <summary>The error of a line; it has no HTTP status.</summary>
    Line = 1 << 2,

    /// <summary>A checkout as a whole.</summary>
    Checkout = 1 << 3,

    /// <summary>An order group of a checkout, in <c>orderErrors</c>; it has no HTTP status there.</summary>
    Group = 1 << 4,

    /// <summary>An order that is placed without a cart.</summary>
    PostOrder = 1 << 5,

    /// <summary>A change of an order.</summary>
    PatchOrder = 1 << 6,

    /// <summary>Reads of carts, orders and subscriptions.</summary>
    Read = 1 << 7,

    /// <summary>Routes of the catalog.</summary>
    Catalog = 1 << 8,

    /// <summary>A checkout, a group of it, and an order without a cart.</summary>
    Purchase = Checkout | Group | PostOrder,

    /// <summary>A group of a checkout, and an order without a cart.</summary>
    Order = Group | PostOrder,

    /// <summary>Each call that buys, as a whole: a cart's change, a checkout, an order without a cart.</summary>
    Buying = Cart | Checkout | PostOrder,
}

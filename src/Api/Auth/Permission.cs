namespace PartnerCarts.Api.Auth;

/// <summary>What a token may do. Each route asks for one.</summary>
[Flags]
internal enum Permission
{
    None = 0,

    /// <summary>See carts and orders.</summary>
    Read = 1,

    /// <summary>Create and update carts.</summary>
    Write = 2,

    /// <summary>Order what is in a cart.</summary>
    Checkout = 4,

    All = Read | Write | Checkout,
}

/// <summary>On a route: the right that it asks for.</summary>
internal sealed record RequiredPermission(Permission Permission);

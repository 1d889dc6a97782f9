namespace PartnerCarts.Api;

/// <summary>The scopes, or the roles, that give each permission; any one of a list is enough.</summary>
public sealed class PermissionNames
{
    /// <summary>To see carts and orders.</summary>
    public string[] Read { get; set; } = [];

    /// <summary>To create and update carts.</summary>
    public string[] Write { get; set; } = [];

    /// <summary>To check carts out.</summary>
    public string[] Checkout { get; set; } = [];
}

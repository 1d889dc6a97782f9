namespace PartnerCarts.Api;

/// <summary>What a host says about itself when it adds the HTTP API.</summary>
public sealed class CartsApiOptions
{
    /// <summary>
    /// Whether the host's carts may try a command more than once within one request. Each request then gets an
    /// operation id that its attempts share, and that each cart remembers. Default false.
    /// </summary>
    public bool RepeatsInside { get; set; }

    /// <summary>
    /// Whether the API reads members of a cart that came with this version. Where older silos may still own carts, it
    /// does not: they would lose what they do not know. Default true.
    /// </summary>
    public bool AcceptsNewMembers { get; set; } = true;
}

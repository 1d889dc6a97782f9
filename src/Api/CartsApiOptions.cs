namespace PartnerCarts.Api;

/// <summary>What a host says about itself when it adds the HTTP API.</summary>
public sealed class CartsApiOptions
{
    /// <summary>
    /// Whether the host's carts may try a command more than once within one request. Each request then gets an
    /// operation id that its attempts share, and that each cart remembers. Default false.
    /// </summary>
    public bool RepeatsInside { get; set; }
}

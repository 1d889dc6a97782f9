namespace PartnerCarts.Grains;

/// <summary>How grains read their carts. The host sets it, from a setting of its own.</summary>
public sealed class CartReadOptions
{
    /// <summary>
    /// Whether a read looks into the store first. Without it, a second activation of a cart, which a partition of the
    /// cluster can bring about, may show an earlier acknowledged state until the partition is detected. Default false.
    /// </summary>
    public bool AreFresh { get; set; }
}

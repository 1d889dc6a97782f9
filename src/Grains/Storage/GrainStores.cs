namespace PartnerCarts.Grains;

/// <summary>
/// The names of the storage providers that a silo must offer. All of them write state with
/// <see cref="GrainStateSerializer"/>.
/// </summary>
public static class GrainStores
{
    /// <summary>One record per cart; the grain key is <see cref="Carts.CartKey.ToString"/>.</summary>
    public const string Carts = "carts";

    /// <summary>
    /// The built-in order processor's store: records per order, per subscription and per customer, told apart by the
    /// state's name and the grain key.
    /// </summary>
    public const string Orders = "orders";
}

namespace PartnerCarts.Grains;

/// <summary>Section <c>Cluster</c>, as far as cart grains look at it.</summary>
public sealed class CartGrainOptions
{
    public const string Section = "Cluster";

    /// <summary>
    /// Whether a read looks into the store first. Without it, a second activation of a cart, which a partition of the cluster can bring about, may show an earlier acknowledged
    /// state until the partition is detected. Costs one read of the store per GET. Default false.
    /// </summary>
    public bool FreshReads { get; set; }
}

using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Where the catalog comes from.</summary>
public interface ICatalogSource
{
    /// <summary>The newest good snapshot. Each decision reads it once.</summary>
    Catalog Current { get; }
}

using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>What a catalog file turned out to be: a catalog, or everything that is wrong with it.</summary>
/// <param name="Catalog">Null exactly when there are errors.</param>
/// <param name="ItemCount">How many items the catalog has.</param>
/// <param name="Errors">Each names the place in the file, the value and the rule.</param>
internal sealed record CatalogReading(Catalog? Catalog, int ItemCount, IReadOnlyList<string> Errors) : IFileReading
{
    public static CatalogReading Faulty(params IReadOnlyList<string> errors) => new(null, 0, errors);
}

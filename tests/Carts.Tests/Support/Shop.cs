using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests;

/// <summary>Catalogs, in few words.</summary>
internal static class Shop
{
    /// <summary>
    /// Sold monthly for a month or a year, and yearly for any term; everything else is allowed or not asked for.
    /// </summary>
    public static CatalogItem Item { get; } =
        new()
        {
            Id = Draft.Item,
            Plans = [new(BillingCycle.Monthly, ["P1M", "P1Y"]), new(BillingCycle.Annual, [])],
            CustomTermEnd = CustomTermEnds.Any,
        };

    public static CatalogItem OtherItem { get; } = Item with { Id = Draft.OtherItem };

    public static Catalog Selling(params CatalogItem[] items) => new("v1", "USD", items);

    /// <summary>
    /// The error of the first line of a cart with these lines, where the catalog has just these items.
    /// </summary>
    public static LineError? ErrorOf(ImmutableArray<CatalogItem> items, params LineDraft[] lines)
    {
        var run = new CartRun { Catalog = Selling([.. items]) };
        run.Create(lines);
        return run.Cart.Lines[0].Error;
    }

    public static LineError? ErrorOf(CatalogItem item, LineDraft line) => ErrorOf([item], line);

    /// <summary>The error of a cart's only line where there is no catalog.</summary>
    public static LineError? OpenErrorOf(LineDraft line) => CartRun.Of(line).Cart.Lines[0].Error;
}

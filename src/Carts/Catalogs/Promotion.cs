using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>A promotion that the catalog file defines (contract.md 22.5).</summary>
public sealed record Promotion
{
    /// <summary><c>product:sku:availability</c> in shape, but not the item's.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>From when on it may be used, UTC.</summary>
    public DateTimeOffset Start { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Until when it may be used, UTC.</summary>
    public DateTimeOffset End { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Whether a line that names no promotion gets it.</summary>
    public bool IsAutoApplicable { get; init; }

    /// <summary>What it takes money off; one at least.</summary>
    public required ImmutableArray<PromotedProduct> Products { get; init; }

    /// <summary>Seats of all its purchases by one customer together; empty for any number.</summary>
    public ImmutableArray<PromotionRange> Seats { get; init; } = [];

    /// <summary>How often one customer may use it; empty for any number.</summary>
    public ImmutableArray<PromotionRange> Redemptions { get; init; } = [];

    /// <summary>Whether it is only for customers that never bought the product's SKU.</summary>
    public bool IsForFirstPurchase { get; init; }

    /// <summary>Lists of <c>product/sku</c>: the customer must own one of each list.</summary>
    public ImmutableArray<ImmutableArray<string>> OwnedProducts { get; init; } = [];

    /// <summary>Where it holds, two capital letters each; empty for everywhere.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>For whom it holds; empty for everybody.</summary>
    public ImmutableArray<string> Segments { get; init; } = [];

    /// <summary>Whether it depends on what the customer has bought before.</summary>
    public bool AsksForPurchases =>
        IsForFirstPurchase || !Seats.IsEmpty || !Redemptions.IsEmpty || !OwnedProducts.IsEmpty;

    /// <summary>Whether it takes money off the item, whatever its cycle and term.</summary>
    public bool Covers(string catalogItemId) => Products.Any(product => product.Covers(catalogItemId));

    /// <summary>Whether it may be used then and there, for that segment.</summary>
    public bool IsInForce(string country, string segment, DateTimeOffset now) =>
        Start <= now && now <= End && Holds(Countries, country) && Holds(Segments, segment);

    /// <summary>The product that covers the purchase with its cycle and its term; null for none.</summary>
    public PromotedProduct? ProductFor(PromotedPurchase purchase) =>
        Products.FirstOrDefault(product =>
            product.Covers(purchase.Item.Id)
            && (product.Cycle ?? purchase.Cycle) == purchase.Cycle
            && (product.Term is null || string.Equals(product.Term, purchase.Term, StringComparison.OrdinalIgnoreCase))
        );

    /// <summary>Whether it holds there: an empty list names all.</summary>
    public static bool Holds(ImmutableArray<string> allowed, string value) =>
        allowed.IsEmpty || allowed.Contains(value, StringComparer.OrdinalIgnoreCase);
}

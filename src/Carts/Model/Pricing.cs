using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// What a line costs before tax (contract.md 16.1), in the line's currency, each rounded to its minor unit.
/// </summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.pricing")
]
public sealed record Pricing
{
    /// <summary>In the catalog, for one unit and one charge.</summary>
    [Id(0)]
    public decimal ListPrice { get; init; }

    /// <summary>After what a promotion takes off; never below 0.</summary>
    [Id(1)]
    public decimal DiscountedPrice { get; init; }

    /// <summary>After a first term that is shorter than the term.</summary>
    [Id(2)]
    public decimal ProratedPrice { get; init; }

    /// <summary>In the currency that is billed, which is the line's.</summary>
    [Id(3)]
    public decimal Price { get; init; }

    /// <summary>The whole line: <see cref="Price"/> times its quantity and the charges in its term.</summary>
    [Id(4)]
    public decimal ExtendedPrice { get; init; }
}

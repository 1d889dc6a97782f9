using System.Collections.Immutable;

namespace PartnerCarts.Grains;

/// <summary>What one customer has bought, as it is stored. <see cref="PurchaseSums"/> works with it.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.purchase-record")]
public sealed record PurchaseRecord
{
    /// <summary>How much of each item, by catalog item id.</summary>
    [Id(0)]
    public required ImmutableArray<KeyValuePair<string, int>> Items { get; init; }

    /// <summary>A hash of each order that was counted last, oldest first.</summary>
    [Id(1)]
    public required ImmutableArray<ulong> Counted { get; init; }

    /// <summary>
    /// The ids of the newest orders, oldest first, at most <see cref="Engine.IOrderStore.Reach"/>; none of those that
    /// version 0.1 has counted.
    /// </summary>
    [Id(2)]
    public ImmutableArray<string> Orders { get; init; }

    /// <summary>
    /// Changes of orders that were begun, as <see cref="OrderChange.ToString"/> has them: what they cancel may still
    /// be counted.
    /// </summary>
    [Id(3)]
    public ImmutableArray<string> Changing { get; init; }
}

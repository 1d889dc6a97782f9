using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>An order placed from one group of a cart's lines (contract.md 5.5).</summary>
[GenerateSerializer, Immutable, OmitDefaultMemberValues, SuppressReferenceTracking, Alias("partnercarts.model.order")]
public sealed record Order
{
    /// <summary>12 hexadecimal digits, or a GUID for a legacy order.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required Guid CustomerId { get; init; }

    /// <summary>The cart's order group it was made from.</summary>
    [Id(2)]
    public required string Group { get; init; }

    [Id(3)]
    public required BillingCycle BillingCycle { get; init; }

    [Id(4)]
    public required string CurrencyCode { get; init; }

    [Id(5)]
    public required DateTimeOffset Created { get; init; }

    /// <summary>Base lines, each followed by its addons.</summary>
    [Id(6)]
    public required ImmutableArray<OrderLine> Lines { get; init; }

    [Id(7)]
    public bool? PartnerOnRecordAttestationAccepted { get; init; }

    /// <summary>The user who gets the licences, as the checkout named it (<c>x-ms-customeruser-upn</c>).</summary>
    [Id(8)]
    public string? CustomerUserUpn { get; init; }

    /// <summary>
    /// When its subscriptions are ready; until then the order is pending. Null: it was completed when it was placed, as
    /// legacy orders are, and those of version 0.1.
    /// </summary>
    [Id(9)]
    public DateTimeOffset? Provisioned { get; init; }

    /// <summary>
    /// What the order comes to instead of completed; None for completed. Pending until its processor has finished it:
    /// the processor is asked about it again.
    /// </summary>
    [Id(10)]
    public OrderStatus Outcome { get; init; }

    /// <summary>How often it was changed since it was placed; fences changes.</summary>
    [Id(11)]
    public int Changes { get; init; }

    /// <summary>The customer's country when it was placed, two capital letters; null in version 0.1.</summary>
    [Id(12)]
    public string? Country { get; init; }

    /// <summary>Names the request that made the last change, so that its repeat is told from another's.</summary>
    [Id(13)]
    public Guid ChangedBy { get; init; }

    /// <summary>What all lines cost; null where one has no price.</summary>
    public decimal? TotalPrice
    {
        get
        {
            var total = 0m;
            foreach (var line in Lines)
                if (line.Pricing is { } pricing)
                    total += pricing.ExtendedPrice;
                else
                    return null;
            return total;
        }
    }

    /// <summary>How many of an item the order has, over all its lines; ids compare without case.</summary>
    public long QuantityOf(string catalogItemId)
    {
        var sum = 0L;
        foreach (var line in Lines)
            if (!line.IsCancelled && string.Equals(line.OfferId, catalogItemId, StringComparison.OrdinalIgnoreCase))
                sum += line.Quantity;
        return sum;
    }
}

using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// A checkout under way, made durable before the first order is placed, so that it survives whatever stops the process.
/// </summary>
public sealed record CheckoutIntent
{
    /// <summary>1 for the cart's first checkout; part of the order ids.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Becomes the cart's <see cref="Cart.ModifiedBy"/> when the checkout ends.</summary>
    public required string StartedBy { get; init; }

    public required IdempotencyKey Stamp { get; init; }

    public string? CustomerUserUpn { get; init; }

    /// <summary>One per group that is still to be ordered, by first appearance in the lines.</summary>
    public required ImmutableArray<IntendedOrder> Orders { get; init; }
}

/// <summary>An order that a checkout means to place.</summary>
public readonly record struct IntendedOrder(string Group, string OrderId);

/// <summary>How a checkout ended.</summary>
/// <param name="Sequence">Which checkout.</param>
/// <param name="Stamp">The request that began it.</param>
/// <param name="MadeOrders">Whether it made an order.</param>
/// <param name="Failures">The groups that could not be ordered.</param>
public sealed record CheckoutRecord(
    int Sequence,
    IdempotencyKey Stamp,
    bool MadeOrders,
    ImmutableArray<OrderFailure> Failures
);

/// <summary>Why one group could not be ordered (contract.md 5.4).</summary>
/// <param name="Group">The lines' order group.</param>
/// <param name="Code">A code of contract.md 8.3 whose use is "orderErrors entry".</param>
/// <param name="Description">Names the item and the reason.</param>
public sealed record OrderFailure(string Group, int Code, string Description);

using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Makes an order of a cart's group of lines.</summary>
public interface IOrderProcessor
{
    /// <summary>
    /// Whether the processor has put its orders into the <see cref="IOrderStore"/> when it answers; otherwise that is
    /// done for it.
    /// </summary>
    bool KeepsOrders => false;

    /// <summary>
    /// Places the order, idempotently by its id: once placed, it is the answer to the same request ever after, and
    /// nothing new is made. One whose <see cref="Order.Outcome"/> is pending is finished later:
    /// <see cref="Find"/> says when. A refusal is final only when the caller has recorded it; asked again, the
    /// processor may place the order. An exception means that the outcome is unknown; the caller asks again.
    /// </summary>
    ValueTask<OrderOutcome> Place(OrderRequest request, CancellationToken cancellation);

    /// <summary>
    /// The order with that id as it is by now, made for that partner's customer, or null. It is asked for while the
    /// order's <see cref="Order.Outcome"/> is pending: from 15 s after its checkout on, then more and more seldom, up
    /// to once an hour. What it is then, with the lines in their order, is what clients see from then on. An exception
    /// means that nobody knows now.
    /// </summary>
    ValueTask<Order?> Find(Guid partner, Guid customerId, string orderId, CancellationToken cancellation);
}

/// <summary>One group of a cart's lines, to be ordered.</summary>
public sealed record OrderRequest
{
    public required CartKey Cart { get; init; }

    public required Guid Partner { get; init; }

    /// <summary>Which checkout of the cart.</summary>
    public required int Sequence { get; init; }

    public required string Group { get; init; }

    public required string OrderId { get; init; }

    public required BillingCycle BillingCycle { get; init; }

    public required string CurrencyCode { get; init; }

    /// <summary>The group's base lines with their addons.</summary>
    public required ImmutableArray<CartLine> Lines { get; init; }

    /// <summary>The lines and their addons, each addon after its base.</summary>
    public IEnumerable<CartLine> AllLines() => Lines.SelectMany(line => line.SelfAndAddons());

    public bool? PartnerOnRecordAttestationAccepted { get; init; }

    public string? CustomerUserUpn { get; init; }
}

using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// A checkout under way, made durable before the first order is placed, so that it survives whatever stops the process.
/// </summary>
[
    GenerateSerializer,
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.checkout-intent")
]
public sealed record CheckoutIntent
{
    /// <summary>1 for the cart's first checkout; part of the order ids.</summary>
    [Id(0)]
    public required int Sequence { get; init; }

    [Id(1)]
    public required DateTimeOffset Started { get; init; }

    /// <summary>Becomes the cart's <see cref="Cart.ModifiedBy"/> when the checkout ends.</summary>
    [Id(2)]
    public required string StartedBy { get; init; }

    [Id(3)]
    public required IdempotencyKey Idempotency { get; init; }

    [Id(4)]
    public string? CustomerUserUpn { get; init; }

    /// <summary>One per group that is still to be ordered, by first appearance in the lines.</summary>
    [Id(5)]
    public required ImmutableArray<IntendedOrder> Orders { get; init; }
}

/// <summary>An order that a checkout means to place.</summary>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    Alias("partnercarts.model.intended-order")
]
public readonly record struct IntendedOrder([property: Id(0)] string Group, [property: Id(1)] string OrderId);

/// <summary>How a checkout ended.</summary>
/// <param name="Sequence">Which checkout.</param>
/// <param name="Idempotency">The request that began it.</param>
/// <param name="MadeOrders">Whether it made an order.</param>
/// <param name="Failures">The groups that could not be ordered.</param>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.checkout-record")
]
public sealed record CheckoutRecord(
    [property: Id(0)] int Sequence,
    [property: Id(1)] IdempotencyKey Idempotency,
    [property: Id(2)] bool MadeOrders,
    [property: Id(3)] ImmutableArray<OrderFailure> Failures
);

/// <summary>Why one group could not be ordered (contract.md 5.4).</summary>
/// <param name="Group">The lines' order group.</param>
/// <param name="Code">A code of contract.md 8.3 whose use is "orderErrors entry".</param>
/// <param name="Description">Names the item and the reason.</param>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    SuppressReferenceTracking,
    Alias("partnercarts.model.order-failure")
]
public sealed record OrderFailure(
    [property: Id(0)] string Group,
    [property: Id(1)] int Code,
    [property: Id(2)] string Description
);

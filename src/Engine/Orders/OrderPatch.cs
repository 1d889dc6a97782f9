using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>What a PATCH asks an order to be (contract.md 20.6). What is not given stays.</summary>
public sealed record OrderPatch
{
    /// <summary>Whether the status asked for is cancelled.</summary>
    public bool Cancels { get; init; }

    public BillingCycle? BillingCycle { get; init; }

    /// <summary>Default when the body has no lines.</summary>
    public ImmutableArray<OrderLinePatch> Lines { get; init; }

    /// <summary>Whether the body says anything about an order at all.</summary>
    public bool IsRecognised { get; init; }
}

/// <summary>What a PATCH says of one line.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">Null when not given.</param>
/// <param name="OfferId">Null when not given.</param>
/// <param name="ParentSubscriptionId">Null when not given.</param>
public sealed record OrderLinePatch(int Number, int? Quantity, string? OfferId, string? ParentSubscriptionId);

/// <summary>Why something was not done with an order: a code of <see cref="ServiceCodes"/>, and the text.</summary>
public sealed record OrderRefusal(int Code, string Description);

/// <summary>What came of a change: the order as it is shown now, or why it was not changed. One of the two.</summary>
public readonly record struct ChangedOrder(OrderView? View, OrderRefusal? Refusal);

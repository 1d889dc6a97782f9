using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// The life of an order (contract.md 20.1), read off what is stored and the time: nothing has to be written when an
/// order is provisioned.
/// </summary>
public static class OrderLife
{
    /// <summary>
    /// The order as the answer that placed it shows it, and as every repeat of that answer does: modern orders are
    /// pending, and have subscription ids only where provisioning takes no time, on lines of some kinds.
    /// </summary>
    public static OrderView AsPlaced(Order order)
    {
        if (order.Outcome is OrderStatus.Pending)
            return new(WithIds(order, static _ => false), OrderStatus.Pending);
        if (order.Provisioned is not { } provisioned)
            return new(order, OrderStatus.Completed);
        var isAtOnce = provisioned <= order.Created;
        return new(
            WithIds(order, line => isAtOnce && line.Kind.ShowsIdAtOnce()),
            IsUnderReview(order.Outcome) ? order.Outcome : OrderStatus.Pending
        );
    }

    /// <summary>The order as a read shows it.</summary>
    public static OrderView At(Order order, DateTimeOffset now)
    {
        var shown = IsProvisioned(order, now) ? order : WithIds(order, static _ => false);
        return new(WithQuantities(shown), StatusAt(order, now));
    }

    public static OrderStatus StatusAt(Order order, DateTimeOffset now)
    {
        if (order.Outcome is OrderStatus.Cancelled || IsUnderReview(order.Outcome))
            return order.Outcome;
        if (!IsReady(order, now))
            return OrderStatus.Pending;
        return order.Outcome is OrderStatus.None ? OrderStatus.Completed : order.Outcome;
    }

    /// <summary>Whether the order's subscriptions are there.</summary>
    public static bool IsProvisioned(Order order, DateTimeOffset now) =>
        IsReady(order, now) && order.Outcome is not OrderStatus.Error && !IsUnderReview(order.Outcome);

    /// <summary>Sold under the legacy programme: the order's id is a GUID.</summary>
    public static bool IsLegacy(Order order) => Guid.TryParseExact(order.Id, "D", out _);

    /// <summary>
    /// An order that takes no time to provision is ready at once, without a look at the clock: that of the process that
    /// placed the order may be ahead of this one's.
    /// </summary>
    private static bool IsReady(Order order, DateTimeOffset now) =>
        order.Provisioned is not { } provisioned || provisioned <= order.Created || provisioned <= now;

    /// <summary>Somebody has to look at the order before it goes on, or its processor is not done with it.</summary>
    private static bool IsUnderReview(OrderStatus status) =>
        status
            is OrderStatus.Pending
                or OrderStatus.PendingReview
                or OrderStatus.PendingPoUpload
                or OrderStatus.PoUploadComplete
                or OrderStatus.PoReviewRejected;

    private static Order WithIds(Order order, Func<OrderLine, bool> hasId) =>
        order with
        {
            Lines = [.. order.Lines.Select(line => hasId(line) ? line : line with { SubscriptionId = null })],
        };

    /// <summary>A line that was cancelled counts for nothing, unless all of them were (contract.md 20.6).</summary>
    private static Order WithQuantities(Order order)
    {
        if (order.Outcome is OrderStatus.Cancelled || !order.Lines.Any(static line => line.IsCancelled))
            return order;
        return order with
        {
            Lines = [.. order.Lines.Select(static line => line.IsCancelled ? line with { Quantity = 0 } : line)],
        };
    }
}

/// <summary>An order as it is to be shown.</summary>
/// <param name="Order">Without the subscription ids that are not to be seen yet.</param>
/// <param name="Status">Never <see cref="OrderStatus.None"/>.</param>
public readonly record struct OrderView(Order Order, OrderStatus Status);

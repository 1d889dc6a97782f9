using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// Orders that an order processor has taken and not finished: the cart that they came from is woken to ask about them,
/// the more seldom the longer it takes.
/// </summary>
internal static class PendingRules
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Those that were pending before, and those of a checkout; null for none.</summary>
    public static PendingOrders? With(PendingOrders? before, ImmutableArray<Order> made, DateTimeOffset now)
    {
        ImmutableArray<string> ids =
        [
            .. before?.Ids ?? [],
            .. made.Where(static order => order.Outcome is OrderStatus.Pending).Select(static order => order.Id),
        ];
        return ids.IsEmpty ? null : new PendingOrders(ids, now + Shortest);
    }

    /// <summary>The processor was asked: some are finished, the others are asked about again.</summary>
    public static Decision Finish(Cart? stored, CartCommand.OrdersFinished command, CartContext context)
    {
        if (stored is not { Pending: { } pending } cart)
            return Decision.Answer(CartReply.Done.Instance);
        var left = pending.Ids.RemoveRange(command.OrderIds);
        var pause = (context.Now - cart.Modified) / 4;
        var next =
            context.Now
            + (
                pause < Shortest ? Shortest
                : pause > Longest ? Longest
                : pause
            );
        return Decision.Write(
            cart with
            {
                Revision = cart.Revision + 1,
                Pending = left.IsEmpty ? null : new PendingOrders(left, next),
            },
            CartReply.Done.Instance
        );
    }
}

using PartnerCarts.Carts;

namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>What of a reply a client can compare: all but times and texts.</summary>
internal static class CartReplies
{
    /// <summary>The cart that the reply shows, if any.</summary>
    public static Cart? CartOf(CartReply? reply) =>
        reply switch
        {
            CartReply.Shown { Cart: var cart } => cart,
            CartReply.CheckedOut { Cart: var cart } => cart,
            _ => null,
        };

    public static string Show(CartReply? reply) =>
        reply switch
        {
            null => "nothing",
            CartReply.Shown { Cart: var cart } => $"shown {Show(cart)}",
            CartReply.CheckedOut { Cart: var cart } end =>
                $"checked out {Show(cart)} {end.MadeOrders} {string.Join(',', end.Failures.Select(one => one.Group))}",
            CartReply.UnderWay running => $"under way {running.Sequence} {running.IsOwn}",
            CartReply.Refused { Refusal.Code: var code } => $"refused {code}",
            _ => reply.GetType().Name,
        };

    public static string Show(Cart cart) =>
        $"{CartETag.Of(cart)} {cart.Status} "
        + string.Join(',', cart.Lines.Select(line => $"{line.CatalogItemId}x{line.Quantity}{line.OrderId}"));
}

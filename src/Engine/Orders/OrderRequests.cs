using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// What the processor is asked for, as it follows from a cart and its checkout under way. Repeatable: a resumed
/// checkout asks for the same.
/// </summary>
public static class OrderRequests
{
    public static OrderRequest For(Cart cart, CheckoutIntent intent, IntendedOrder order)
    {
        var first = cart.Lines.First(IsMeant);
        return new OrderRequest
        {
            Cart = cart.Key,
            Partner = cart.Partner,
            Sequence = intent.Sequence,
            Group = order.Group,
            OrderId = order.OrderId,
            BillingCycle = first.EffectiveCycle,
            CurrencyCode = first.CurrencyCode,
            Lines = [.. cart.Lines.Where(IsMeant)],
            PartnerOnRecordAttestationAccepted = cart.PartnerOnRecordAttestationAccepted,
            CustomerUserUpn = intent.CustomerUserUpn,
        };

        bool IsMeant(CartLine line) => !line.IsOrdered && line.OrderGroup == order.Group;
    }
}

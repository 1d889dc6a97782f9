using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>What a processor that sells everything makes of a request.</summary>
public static class SampleOrders
{
    public static Order Of(OrderRequest request) =>
        new()
        {
            Id = request.OrderId,
            CustomerId = request.Cart.CustomerId,
            Group = request.Group,
            BillingCycle = request.BillingCycle,
            CurrencyCode = request.CurrencyCode,
            Created = DateTimeOffset.UnixEpoch,
            Lines =
            [
                .. request.Lines.Select(line => new OrderLine
                {
                    OfferId = line.CatalogItemId,
                    Quantity = line.Quantity,
                }),
            ],
        };
}

using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Makes an order of a group of cart lines (contract.md 5.5).</summary>
internal static class OrderMaker
{
    /// <param name="request">What is to be ordered.</param>
    /// <param name="catalog">Where the items are from.</param>
    /// <param name="now">When it is ordered.</param>
    /// <param name="provisioning">How long the subscriptions of modern items take.</param>
    public static Order Make(OrderRequest request, Catalog catalog, DateTimeOffset now, TimeSpan provisioning)
    {
        var lines = ImmutableArray.CreateBuilder<OrderLine>();
        foreach (var line in request.Lines)
        {
            var baseLine = Line(request, line, lines.Count, catalog, parent: null);
            lines.Add(baseLine);
            if (!line.Addons.IsDefaultOrEmpty)
                foreach (var addon in line.Addons)
                    lines.Add(Line(request, addon, lines.Count, catalog, parent: baseLine.SubscriptionId));
        }

        return new Order
        {
            Id = request.OrderId,
            CustomerId = request.Cart.CustomerId,
            Group = request.Group,
            BillingCycle = request.BillingCycle,
            CurrencyCode = request.CurrencyCode,
            Created = now,
            Lines = lines.ToImmutable(),
            PartnerOnRecordAttestationAccepted = request.PartnerOnRecordAttestationAccepted,
            CustomerUserUpn = request.CustomerUserUpn,
            Provisioned = request.Lines.Any(line => line.IsLegacy) ? null : now + provisioning,
            Country = catalog.CountryFor(request.Cart.CustomerId),
            Outcome = request
                .AllLines()
                .Select(line => catalog.Find(line.CatalogItemId)?.StandingOrderStatus ?? OrderStatus.None)
                .FirstOrDefault(status => status is not (OrderStatus.None or OrderStatus.Completed)),
        };
    }

    private static OrderLine Line(OrderRequest request, CartLine line, int number, Catalog catalog, string? parent)
    {
        var item = catalog.Find(line.CatalogItemId);
        var kind = ItemKinds.Of(item, line.IsLegacy, line.EffectiveCycle);
        return OrderLine.Of(
            line,
            subscriptionId: kind.MakesSubscription()
                ? SubscriptionId.For(request.Partner, request.Cart.CustomerId, request.OrderId, number)
                : null,
            parentSubscriptionId: HasParent(line, catalog) ? Parent(line) ?? parent : null,
            title: item?.Title
        ) with
        {
            Kind = kind,
        };
    }

    /// <summary>An addon of new commerce belongs to the customer and not to a subscription (contract.md 17).</summary>
    private static bool HasParent(CartLine line, Catalog catalog) => catalog.IsOpen || line.IsLegacy;

    private static string? Parent(CartLine line) =>
        line.Provisioned(CartLine.ParentSubscription) is { Length: > 0 } named ? SubscriptionId.Normalise(named) : null;
}

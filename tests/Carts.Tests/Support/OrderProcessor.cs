using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests;

/// <summary>An order processor's answers to the checkout under way of a cart.</summary>
internal static class Processor
{
    public const int Refused = 800020;

    public static ImmutableArray<OrderOutcome> Outcomes(Cart cart, params string[] failing) =>
        [
            .. cart.Intent!.Orders.Select(intended =>
                failing.Contains(intended.Group) ? Fail(intended.Group) : Place(cart, intended)
            ),
        ];

    public static OrderOutcome Fail(string group) =>
        new OrderOutcome.Failed(new OrderFailure(group, Refused, $"The item in group {group} cannot be bought."));

    private static OrderOutcome.Placed Place(Cart cart, IntendedOrder intended)
    {
        var lines = cart.Lines.Where(line => !line.IsOrdered && line.OrderGroup == intended.Group).ToList();
        return new OrderOutcome.Placed(
            new Order
            {
                Id = intended.OrderId,
                CustomerId = cart.Key.CustomerId,
                Group = intended.Group,
                BillingCycle = lines[0].EffectiveCycle,
                CurrencyCode = lines[0].CurrencyCode,
                Created = cart.Intent!.Started,
                Lines =
                [
                    .. lines
                        .SelectMany(line => line.SelfAndAddons())
                        .Select(line => new OrderLine { OfferId = line.CatalogItemId, Quantity = line.Quantity }),
                ],
            }
        );
    }
}

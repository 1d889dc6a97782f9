using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Contracts;

/// <summary>Carts to store.</summary>
public static class SampleCarts
{
    public static readonly DateTimeOffset Start = new(2024, 5, 2, 8, 15, 30, TimeSpan.Zero);

    public static readonly Guid Partner = new("3f0b6c1e-8d57-4a42-9a1c-0e6d2b7f5c11");

    public static Cart New(CartKey? key = null, int quantity = 1, int lines = 1) =>
        new()
        {
            Key = key ?? new CartKey(Guid.NewGuid(), Guid.NewGuid()),
            Partner = Partner,
            Incarnation = Guid.NewGuid(),
            Revision = 1,
            Created = Start,
            Modified = Start,
            Expires = Start.AddDays(7),
            KeptUntil = Start.AddDays(7),
            ModifiedBy = "7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893",
            Status = CartStatus.Active,
            Lines = [.. Enumerable.Range(0, lines).Select(id => Line(id, quantity))],
        };

    public static Cart Next(this Cart cart, int quantity = 1) =>
        cart with
        {
            Revision = cart.Revision + 1,
            Lines = [Line(0, quantity)],
        };

    /// <summary>With a checkout under way that nobody is working on: what a crash leaves behind.</summary>
    public static Cart InCheckout(this Cart cart) =>
        cart with
        {
            CheckoutSequence = 1,
            Intent = new CheckoutIntent
            {
                Sequence = 1,
                Started = cart.Created.AddHours(1),
                StartedBy = cart.ModifiedBy,
                Idempotency = default,
                Orders = [new IntendedOrder("0", "a1b2c3d4e5f6")],
            },
        };

    private static CartLine Line(int id, int quantity) =>
        new()
        {
            Id = id,
            CatalogItemId = "PRODA:0001:AVAILA",
            FriendlyName = "Team licences",
            Quantity = quantity,
            CurrencyCode = "USD",
            BillingCycle = BillingCycle.Monthly,
            EffectiveCycle = BillingCycle.Monthly,
            TermDuration = "P1Y",
            OrderGroup = "0",
        };
}

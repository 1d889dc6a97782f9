namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>What an order's line is to decisions that come after it.</summary>
public sealed class PurchaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly Order Order = new()
    {
        Id = "5e7d20c9b1f4",
        CustomerId = Guid.NewGuid(),
        Group = "0",
        BillingCycle = BillingCycle.Monthly,
        CurrencyCode = "USD",
        Created = Now,
        Provisioned = Now.AddDays(1),
        Lines =
        [
            new()
            {
                OfferId = "suite:0001:a",
                SubscriptionId = "7b1c94de-0f35-4a6b-8c27-e3d9145a60f8",
                Quantity = 6,
                Kind = ItemKind.License,
                TermDuration = "P1Y",
                PromotionId = "promo",
            },
            new()
            {
                OfferId = "resv:0001:a",
                Quantity = 2,
                Kind = ItemKind.Reservation,
                TermDuration = "P1Y",
            },
        ],
    };

    [Fact]
    public void Line_WithASubscription_IsOwnedUntilItEnds()
    {
        var purchase = Purchase.Of(Order, 0, Now);

        Assert.Equal(("suite:0001", 6, "promo"), (purchase.Sku, purchase.Quantity, purchase.PromotionId));
        Assert.Equal(("5e7d20c9b1f4", ItemKind.License), (purchase.OrderId, purchase.Kind));
        Assert.Equal(new DateTimeOffset(2027, 3, 9, 0, 0, 0, TimeSpan.Zero), purchase.CommitmentEnd);
        Assert.True(purchase.IsActive);
        Assert.False(purchase.IsRegistered);
        Assert.False(Purchase.Of(Cancelled(0), 0, Now).IsActive);
    }

    [Fact]
    public void Line_WithoutASubscription_IsOwnedUntilItIsCancelled()
    {
        var purchase = Purchase.Of(Order, 1, Now.AddYears(5));

        Assert.True(purchase.IsActive);
        Assert.Null(purchase.CommitmentEnd);
        Assert.Equal(ItemKind.Reservation, purchase.Kind);
        Assert.False(Purchase.Of(Cancelled(1), 1, Now).IsActive);
    }

    private static Order Cancelled(int number) =>
        Order with
        {
            Lines = Order.Lines.SetItem(number, Order.Lines[number] with { CancelledIn = 1 }),
        };
}

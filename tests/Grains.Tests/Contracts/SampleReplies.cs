using PartnerCarts.Carts;

namespace PartnerCarts.Grains.Tests.Contracts;

/// <summary>A reply of each kind.</summary>
internal static class SampleReplies
{
    public static Order Order { get; } =
        new()
        {
            Id = "a1b2c3d4e5f6",
            CustomerId = new Guid("22222222-2222-4222-8222-222222222222"),
            Group = "0",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Created = DateTimeOffset.UnixEpoch,
            Lines =
            [
                new OrderLine
                {
                    OfferId = "PRODA:0001:AVAILA",
                    Quantity = 2,
                    SubscriptionId = "33333333-3333-4333-8333-333333333333",
                },
            ],
        };

    public static Cart Cart { get; } =
        new()
        {
            Key = new CartKey(
                new Guid("22222222-2222-4222-8222-222222222222"),
                new Guid("44444444-4444-4444-8444-444444444444")
            ),
            Partner = new Guid("55555555-5555-4555-8555-555555555555"),
            Incarnation = new Guid("66666666-6666-4666-8666-666666666666"),
            Revision = 12,
            Created = DateTimeOffset.UnixEpoch,
            Modified = DateTimeOffset.UnixEpoch.AddMinutes(1),
            Expires = DateTimeOffset.UnixEpoch.AddDays(7),
            KeptUntil = DateTimeOffset.UnixEpoch.AddDays(90),
            ModifiedBy = "user-1",
            Status = CartStatus.Active,
            Lines =
            [
                new CartLine
                {
                    Id = 0,
                    CatalogItemId = "PRODA:0001:AVAILA",
                    Quantity = 2,
                    CurrencyCode = "USD",
                    EffectiveCycle = BillingCycle.Monthly,
                    OrderGroup = "0",
                    OrderId = Order.Id,
                },
            ],
            Orders = [Order],
            CheckoutSequence = 1,
            Requests = AppliedRequests.None.With(new IdempotencyKey(Guid.NewGuid(), 1, Guid.NewGuid())),
            Operations = AppliedOperations.None.With(Guid.NewGuid()),
        };

    public static IReadOnlyDictionary<string, CartReply> All { get; } =
        new Dictionary<string, CartReply>
        {
            ["shown"] = new CartReply.Shown(Cart),
            ["checked-out"] = new CartReply.CheckedOut(
                Cart,
                [new OrderFailure("1", 800020, "refused")],
                MadeOrders: true
            ),
            ["under-way"] = new CartReply.UnderWay(7, IsOwn: true),
            ["id-taken"] = CartReply.IdTaken.Instance,
            ["done"] = CartReply.Done.Instance,
            ["refused"] = new CartReply.Refused(new Refusal(RefusalCode.StaleETag, "The cart has changed.")),
            ["refused-with-details"] = new CartReply.Refused(
                new Refusal(RefusalCode.StaleETag, "The cart has changed.") { Details = ["lineItems[0]: wrong."] }
            ),
        };
}

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>An order without a cart: one decision that makes a cart nobody sees and begins its checkout.</summary>
public sealed class OrderRulesTests
{
    private static readonly CartKey Key = new(Guid.NewGuid(), Guid.NewGuid());
    private static readonly Caller Caller = new(Guid.NewGuid(), "user");
    private static readonly DateTimeOffset Start = new(2024, 5, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly IdempotencyKey Request = new(Guid.NewGuid(), 1, Guid.Empty);

    [Fact]
    public void Place_NewOrder_IsOneWriteWithItsIntent()
    {
        var decision = Place(null, Start);

        Assert.Equal(CartChange.Write, decision.Change);
        Assert.Equal(1, decision.Next!.Revision);
        Assert.True(decision.Next.IsForOneOrder);
        Assert.Single(decision.PlaceOrders!.Orders);
        Assert.IsType<CartReply.UnderWay>(decision.Reply);
    }

    [Fact]
    public void Place_Again_WaitsForTheFirstAndThenShowsIt()
    {
        var begun = Place(null, Start).Next!;
        Assert.Equal(new CartReply.UnderWay(1, IsOwn: true), Place(begun, Start).Reply);

        var ended = End(begun, new OrderOutcome.Placed(OrderOf(begun)));

        Assert.Single(Assert.IsType<CartReply.CheckedOut>(Place(ended, Start.AddHours(1)).Reply).Cart.Orders);
        Assert.Same(CartReply.IdTaken.Instance, Place(ended with { Pending = Waiting }, Start.AddDays(2)).Reply);
        Assert.Equal(CartChange.Write, Place(ended, Start.AddDays(2)).Change);
    }

    [Fact]
    public void Place_AfterARefusal_IsTriedAgain()
    {
        var begun = Place(null, Start).Next!;
        var failed = End(begun, new OrderOutcome.Failed(new OrderFailure("0", 800069, "Risk.")));

        var again = Place(failed, Start.AddMinutes(1));

        Assert.Equal(failed.Revision + 1, again.Next!.Revision);
        Assert.IsType<CartReply.UnderWay>(again.Reply);
    }

    [Fact]
    public void Cart_BehindAnOrder_IsThereForNobody()
    {
        var begun = Place(null, Start).Next!;
        CartCommand[] commands =
        [
            CartCommand.Get.Instance,
            new CartCommand.BeginCheckout(null, null, Request),
            new CartCommand.Update(Draft, null, Request),
        ];

        Assert.All(commands, command =>
            Assert.Equal(
                RefusalCode.CartNotFound,
                Assert.IsType<CartReply.Refused>(CartDecider.Decide(Key, begun, command, At(Start)).Reply).Refusal.Code
            )
        );
        Assert.Same(
            CartReply.IdTaken.Instance,
            CartDecider.Decide(Key, begun, new CartCommand.Create(Draft, Guid.NewGuid(), Request), At(Start)).Reply
        );
    }

    private static PendingOrders Waiting { get; } = new(["000000000001"], Start);

    private static CartDraft Draft { get; } =
        new()
        {
            Lines =
            [
                new LineDraft
                {
                    CatalogItemId = "PRODA:0001:AVAILA",
                    Quantity = 1,
                    BillingCycle = BillingCycle.Monthly,
                },
            ],
        };

    private static Decision Place(Cart? stored, DateTimeOffset now) =>
        CartDecider.Decide(Key, stored, new CartCommand.PlaceOrder(Draft, null, Guid.NewGuid(), Request), At(now));

    private static Cart End(Cart begun, OrderOutcome outcome) =>
        CartDecider
            .Decide(Key, begun, new CartCommand.OrdersPlaced(1, [outcome]), At(Start) with { Caller = default })
            .Next!;

    private static Order OrderOf(Cart begun) =>
        new()
        {
            Id = begun.Intent!.Orders[0].OrderId,
            CustomerId = Key.CustomerId,
            Group = "0",
            BillingCycle = BillingCycle.Monthly,
            CurrencyCode = "USD",
            Created = Start,
            Lines = [new OrderLine { OfferId = "PRODA:0001:AVAILA", Quantity = 1 }],
        };

    private static CartContext At(DateTimeOffset now) =>
        new(now, Caller, new CartLimits(), Catalog.Open, CustomerPurchases.None);
}

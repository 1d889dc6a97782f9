namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.4: the first turn of a checkout.</summary>
public sealed class CheckoutBeginTests
{
    [Fact]
    public void Begin_GoodCart_MakesTheIntentDurable()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual), Draft.Line(Draft.OtherItem));
        var before = run.Cart;
        run.Now += TimeSpan.FromMinutes(1);
        run.Caller = run.Caller with { User = "buyer" };
        var idempotency = IdempotencyKeys.Of(1, "\"success\"", operation: 2);
        var decision = run.Begin(idempotency, upn: "user@example.org");

        Assert.Equal(CartChange.Write, decision.Change);
        Assert.Equal(new CartReply.UnderWay(1, IsOwn: true), decision.Reply);
        var intent = run.Cart.Intent!;
        Assert.Same(intent, decision.PlaceOrders);
        Assert.Equal(1, intent.Sequence);
        Assert.Equal(run.Now, intent.Started);
        Assert.Equal("buyer", intent.StartedBy);
        Assert.Equal(idempotency, intent.Idempotency);
        Assert.Equal("user@example.org", intent.CustomerUserUpn);
        Assert.Equal(["0", "1"], intent.Orders.Select(order => order.Group));
        Assert.Equal(2, intent.Orders.Select(order => order.OrderId).Distinct().Count());
        // Nothing that a client sees has happened yet.
        Expect.Same(before with { Revision = 2, CheckoutSequence = 1, Intent = intent }, run.Cart);
    }

    [Fact]
    public void Begin_WhileOneRuns_JoinsIt()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin(IdempotencyKeys.Of(1, "A", operation: 7));
        Joins(run, IdempotencyKeys.Of(1, "A"), isOwn: true);
        Joins(run, IdempotencyKeys.Of(2, "A", operation: 7), isOwn: true);
        Joins(run, IdempotencyKeys.Of(2, "A"), isOwn: false);
        Joins(run, default, isOwn: false);
    }

    private static void Joins(CartRun run, IdempotencyKey idempotency, bool isOwn)
    {
        var decision = run.Begin(idempotency);
        Expect.Unwritten(decision);
        Assert.Equal(new CartReply.UnderWay(1, isOwn), decision.Reply);
    }

    [Fact]
    public void Begin_LineInError_OrdersNothing_NamingLineAndError()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line("nonsense"));
        var refusal = Expect.Refused(RefusalCode.LinesInError, run.Begin());
        Assert.Contains("Line 1", refusal.Description, StringComparison.Ordinal);
        Assert.Contains("10001", refusal.Description, StringComparison.Ordinal);
        Assert.Contains("nonsense", refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_AddonInError_OrdersNothing() =>
        Assert.Contains(
            "Line 1",
            Expect
                .Refused(RefusalCode.LinesInError, CartRun.Of(Draft.Line().WithAddons(Draft.Line("nonsense"))).Begin())
                .Description,
            StringComparison.Ordinal
        );

    [Fact]
    public void Begin_StaleIfMatch_OrdersNothing() =>
        Expect.Refused(RefusalCode.StaleETag, CartRun.Of(Draft.Line()).Begin(ifMatch: "stale"));

    [Fact]
    public void Begin_CurrentIfMatch_IsCarriedOut()
    {
        var run = CartRun.Of(Draft.Line());
        Assert.Equal(CartChange.Write, run.Begin(ifMatch: CartETag.Of(run.Cart)).Change);
    }

    [Fact]
    public void Begin_ItemHasLeftTheCatalog_IsRefused_NamingIt()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.OtherItem));
        run.Catalog = Shop.Selling(Shop.Item);
        var refusal = Expect.Refused(RefusalCode.ItemNoLongerAvailable, run.Begin());
        Assert.Contains(Draft.OtherItem, refusal.Description, StringComparison.Ordinal);
        Assert.Contains("line 1", refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_ItemHasBeenWithdrawn_IsRefused()
    {
        var run = CartRun.Of(Draft.Line());
        run.Catalog = Shop.Selling(Shop.Item with { IsWithdrawn = true });
        Expect.Refused(RefusalCode.ItemNoLongerAvailable, run.Begin());
    }

    [Fact]
    public void Begin_AddonHasLeftTheCatalog_IsRefused()
    {
        var run = CartRun.Of(Draft.Line().WithAddons(Draft.Line(Draft.OtherItem)));
        run.Catalog = Shop.Selling(Shop.Item);
        Assert.Contains(
            "line 1",
            Expect.Refused(RefusalCode.ItemNoLongerAvailable, run.Begin()).Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Begin_EverythingStillSold_IsCarriedOut()
    {
        var run = CartRun.Of(Draft.Line());
        run.Catalog = Shop.Selling(Shop.Item);
        Assert.Equal(CartChange.Write, run.Begin().Change);
    }

    [Fact]
    public void Begin_CatalogWasDropped_IsCarriedOut()
    {
        var run = new CartRun { Catalog = Shop.Selling(Shop.Item) };
        run.Create(Draft.Line());
        run.Catalog = Catalog.Open;
        Assert.Equal(CartChange.Write, run.Begin().Change);
    }

    [Fact]
    public void Begin_LegacyGroup_GetsAGuidAsOrderId()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(Draft.Legacy));
        run.Begin();
        Assert.Matches("^[0-9a-f]{12}$", run.Cart.Intent!.Orders[0].OrderId);
        Assert.True(Guid.TryParseExact(run.Cart.Intent!.Orders[1].OrderId, "D", out _));
    }
}

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.0: a request that breaks several rules is told of the first.</summary>
public sealed class OrderOfChecksTests
{
    private const string Stale = "\"stale\"";

    [Fact]
    public void Put_BodyFaultAndNoCart_IsInvalidInput() =>
        Expect.Refused(RefusalCode.InvalidInput, new CartRun().Put());

    [Fact]
    public void Put_ReplayOfAnExpiredCart_IsNotFound()
    {
        var run = CartRun.Of(Draft.Line());
        run.Put(Draft.Of(Draft.Line()), IdempotencyKeys.Of(1, "A"));
        run.Now = run.Cart.Expires;
        Expect.Refused(RefusalCode.CartNotFound, run.Put(Draft.Of(Draft.Line()), IdempotencyKeys.Of(1, "A")));
    }

    [Fact]
    public void Put_CheckoutUnderWayAndStale_IsCheckoutUnderWay()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin();
        Expect.Refused(RefusalCode.CheckoutUnderWay, run.Put(Draft.Of(Draft.Line()), ifMatch: Stale));
    }

    [Fact]
    public void Put_OrderedAndStale_IsAlreadyOrdered()
    {
        var run = CartRun.Of(Draft.Line());
        run.Checkout();
        Expect.Refused(RefusalCode.AlreadyOrdered, run.Put(Draft.Of(Draft.Line()), ifMatch: Stale));
    }

    [Fact]
    public void Put_StaleAndFrozenLineOmitted_IsStaleETag()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual));
        run.Checkout("1");
        Expect.Refused(RefusalCode.StaleETag, run.Put(Draft.Of(Draft.Line(Draft.OtherItem)), ifMatch: Stale));
    }

    [Fact]
    public void Checkout_UnderWayAndStale_JoinsIt()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin();
        Assert.IsType<CartReply.UnderWay>(run.Begin(ifMatch: Stale).Reply);
    }

    [Fact]
    public void Checkout_OrderedAndStale_RepeatsTheResult()
    {
        var run = CartRun.Of(Draft.Line());
        run.Checkout();
        Expect.CheckedOut(run.Begin(ifMatch: Stale));
    }

    [Fact]
    public void Checkout_StaleAndLineInError_IsStaleETag() =>
        Expect.Refused(RefusalCode.StaleETag, CartRun.Of(Draft.Line("nonsense")).Begin(ifMatch: Stale));

    [Fact]
    public void Checkout_RepeatOfAnEndedCheckoutWhileAnotherRuns_IsTheRepeat()
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual));
        run.Begin(IdempotencyKeys.Of(operation: 1));
        run.End("1");
        run.Begin(IdempotencyKeys.Of(operation: 2));
        var repeat = Expect.CheckedOut(run.Begin(IdempotencyKeys.Of(operation: 1)));
        Assert.True(repeat.MadeOrders);
        Assert.Equal("1", repeat.Failures.Single().Group);
    }
}

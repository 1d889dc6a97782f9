namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.2 and 7.6: what can be seen, by whom, until when.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Get_OwnCart_ShowsWhatIsStored()
    {
        var run = CartRun.Of(Draft.Line());
        Assert.Same(run.Cart, Expect.Shown(run.Get()));
    }

    [Fact]
    public void Get_NoCart_IsNotFound() => Expect.Refused(RefusalCode.CartNotFound, new CartRun().Get());

    [Fact]
    public void Anything_CartOfAnotherPartner_IsNotFound()
    {
        var run = CartRun.Of(Draft.Line());
        run.Caller = CartRun.Stranger;
        Expect.Refused(RefusalCode.CartNotFound, run.Get());
        Expect.Refused(RefusalCode.CartNotFound, run.Put(Draft.Line()));
        Expect.Refused(RefusalCode.CartNotFound, run.Begin());
    }

    [Fact]
    public void Anything_AtTheCartsEnd_IsNotFound()
    {
        var run = CartRun.Of(Draft.Line());
        run.Now = run.Cart.Expires - TimeSpan.FromTicks(1);
        Expect.Shown(run.Get());
        run.Now = run.Cart.Expires;
        Expect.Refused(RefusalCode.CartNotFound, run.Get());
        Expect.Refused(RefusalCode.CartNotFound, run.Put(Draft.Line()));
        Expect.Refused(RefusalCode.CartNotFound, run.Begin());
    }

    [Fact]
    public void Anything_UpdatedOnTheSixthDay_StillEndsOnTheSeventh()
    {
        var run = CartRun.Of(Draft.Line());
        run.Now += TimeSpan.FromDays(6);
        Expect.Written(run.Put(Draft.Line()));
        run.Now = CartRun.Start.AddDays(7);
        Expect.Refused(RefusalCode.CartNotFound, run.Get());
    }

    [Theory]
    [InlineData()]
    [InlineData("1")]
    public void Get_OrderedOrPartlyOrderedCart_IsKeptForTheRetention(params string[] failing)
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual));
        run.Now += TimeSpan.FromDays(1);
        run.Checkout(failing);
        run.Now += TimeSpan.FromDays(90) - TimeSpan.FromTicks(1);
        Expect.Shown(run.Get());
        run.Now += TimeSpan.FromTicks(1);
        Expect.Refused(RefusalCode.CartNotFound, run.Get());
    }

    [Fact]
    public void Get_NothingWasOrdered_EndsOnTheSeventhDay()
    {
        var run = CartRun.Of(Draft.Line());
        run.Checkout("0");
        Assert.Equal(CartRun.Start.AddDays(7), run.Cart.KeptUntil);
        run.Now = CartRun.Start.AddDays(7);
        Expect.Refused(RefusalCode.CartNotFound, run.Get());
    }

    [Fact]
    public void Get_CheckoutUnderWay_KeepsTheCartFromExpiring()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin();
        run.Now += TimeSpan.FromDays(100);
        Expect.Shown(run.Get());
    }

    [Fact]
    public void Expire_BeforeTheEnd_Keeps()
    {
        var run = CartRun.Of(Draft.Line());
        run.Now = run.Cart.Expires - TimeSpan.FromTicks(1);
        var decision = run.Expire();
        Expect.Unwritten(decision);
        Assert.IsType<CartReply.Done>(decision.Reply);
    }

    [Fact]
    public void Expire_AtTheEnd_Deletes_WhoeverAsks()
    {
        var run = CartRun.Of(Draft.Line());
        run.Now = run.Cart.Expires;
        run.Caller = default;
        var decision = run.Expire();
        Assert.Equal(CartChange.Delete, decision.Change);
        Assert.IsType<CartReply.Done>(decision.Reply);
        Assert.Null(run.Stored);
    }

    [Fact]
    public void Expire_CheckoutUnderWay_Keeps()
    {
        var run = CartRun.Of(Draft.Line());
        run.Begin();
        run.Now += TimeSpan.FromDays(100);
        Expect.Unwritten(run.Expire());
    }

    [Fact]
    public void Expire_NoCart_IsDone()
    {
        var decision = new CartRun().Expire();
        Expect.Unwritten(decision);
        Assert.IsType<CartReply.Done>(decision.Reply);
    }
}

using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests.Rules;

/// <summary>contract.md 7.4: the second turn of a checkout, and repeats of it.</summary>
public sealed class CheckoutEndTests
{
    private static CartRun Begun(IdempotencyKey idempotency = default)
    {
        var run = CartRun.Of(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual), Draft.Line(Draft.OtherItem));
        run.Caller = run.Caller with { User = "buyer" };
        run.Begin(idempotency);
        run.Caller = default;
        run.Now += TimeSpan.FromMinutes(1);
        return run;
    }

    private static CartReply.CheckedOut Checkout(CartRun run, IdempotencyKey idempotency, params string[] failing)
    {
        run.Caller = CartRun.Owner;
        run.Begin(idempotency);
        return Expect.CheckedOut(run.End(failing));
    }

    private static CartReply.CheckedOut Repeat(CartRun run, IdempotencyKey idempotency)
    {
        run.Caller = CartRun.Owner;
        var decision = run.Begin(idempotency);
        Expect.Unwritten(decision);
        return Expect.CheckedOut(decision);
    }

    [Fact]
    public void End_AllGroupsOrdered_MakesTheCartOrdered()
    {
        var run = Begun(IdempotencyKeys.Of(1, "A"));
        var before = run.Cart;
        var decision = run.End();
        var reply = Expect.CheckedOut(decision);

        Assert.Equal(CartChange.Write, decision.Change);
        Assert.Null(decision.PlaceOrders);
        Assert.Same(run.Cart, reply.Cart);
        Assert.True(reply.MadeOrders);
        Assert.Empty(reply.Failures);

        var cart = run.Cart;
        Assert.Equal(CartStatus.Ordered, cart.Status);
        Assert.Null(cart.Intent);
        Assert.Equal(3, cart.Revision);
        Assert.Equal(1, cart.CheckoutSequence);
        Assert.Equal(run.Now, cart.Modified);
        Assert.Equal("buyer", cart.ModifiedBy);
        Assert.Equal(before.Expires, cart.Expires);
        Assert.Equal(run.Now.AddDays(90), cart.KeptUntil);
        Assert.Equal(["0", "1"], cart.Orders.Select(order => order.Group));
        Assert.Equal(
            [cart.Orders[0].Id, cart.Orders[1].Id, cart.Orders[0].Id],
            cart.Lines.Select(line => line.OrderId)
        );
        Assert.Equal(before.Intent!.Orders.Select(order => order.OrderId), cart.Orders.Select(order => order.Id));
        var last = cart.LastCheckout!;
        Assert.Equal((1, IdempotencyKeys.Of(1, "A"), true), (last.Sequence, last.Idempotency, last.MadeOrders));
        Assert.Empty(last.Failures);
    }

    [Fact]
    public void End_SomeGroupsFail_KeepsTheCartActive()
    {
        var run = Begun();
        var reply = Expect.CheckedOut(run.End("1"));
        Assert.True(reply.MadeOrders);
        Assert.Equal(("1", Processor.Refused), (reply.Failures.Single().Group, reply.Failures.Single().Code));
        Assert.Equal(CartStatus.Active, run.Cart.Status);
        Assert.Equal([true, false, true], run.Cart.Lines.Select(line => line.IsOrdered));
        Assert.Equal("0", run.Cart.Orders.Single().Group);
        Assert.Equal(run.Now.AddDays(90), run.Cart.KeptUntil);
        Assert.Equal("1", run.Cart.LastCheckout!.Failures.Single().Group);
        Assert.Null(run.Cart.Intent);
    }

    [Fact]
    public void End_AllGroupsFail_OrdersNothing()
    {
        var run = Begun();
        var before = run.Cart;
        var reply = Expect.CheckedOut(run.End("0", "1"));
        Assert.False(reply.MadeOrders);
        Assert.Equal(["0", "1"], reply.Failures.Select(failure => failure.Group));
        Assert.Equal(CartStatus.Active, run.Cart.Status);
        Assert.Empty(run.Cart.Orders);
        Assert.Equal(before.KeptUntil, run.Cart.KeptUntil);
        Assert.False(run.Cart.LastCheckout!.MadeOrders);
        Assert.Equal(Dump.Of(before.Lines), Dump.Of(run.Cart.Lines));
    }

    [Fact]
    public void End_RetentionShorterThanTheLifetime_NeverShortensTheCartsLife()
    {
        var run = new CartRun { Limits = new CartLimits { OrderedRetention = TimeSpan.FromHours(1) } };
        run.Create(Draft.Line());
        run.Checkout();
        Assert.Equal(run.Cart.Expires, run.Cart.KeptUntil);
    }

    [Fact]
    public void End_ClockSetBack_DoesNotTakeTheCartBack()
    {
        var run = Begun();
        run.Now = CartRun.Start.AddHours(-1);
        run.End();
        Assert.Equal(CartRun.Start, run.Cart.Modified);
    }

    [Fact]
    public void End_CartIsGone_IsDone()
    {
        var run = Begun();
        var outcomes = Processor.Outcomes(run.Cart);
        run.Stored = null;
        Ignores(run, 1, outcomes);
    }

    [Fact]
    public void End_ReportOfNoCheckoutThatCounts_ChangesNothing()
    {
        var run = Begun();
        var outcomes = Processor.Outcomes(run.Cart);
        Ignores(run, 2, outcomes);
        run.End("1");
        run.Caller = CartRun.Owner;
        run.Begin();
        run.End("1");
        Ignores(run, 1, outcomes);
    }

    [Fact]
    public void End_ReportThatComesTwice_IsAnsweredAsTheFirstWasAndChangesNothing()
    {
        var run = Begun();
        var outcomes = Processor.Outcomes(run.Cart);
        run.End("1");

        var decision = run.Send(new CartCommand.OrdersPlaced(1, outcomes));

        Expect.Unwritten(decision);
        var repeated = Assert.IsType<CartReply.CheckedOut>(decision.Reply);
        Assert.Same(run.Cart, repeated.Cart);
        Assert.Equal(run.Cart.LastCheckout!.Failures, repeated.Failures);
        Assert.True(repeated.MadeOrders);
    }

    private static void Ignores(CartRun run, int sequence, ImmutableArray<OrderOutcome> outcomes)
    {
        var decision = run.Send(new CartCommand.OrdersPlaced(sequence, outcomes));
        Expect.Unwritten(decision);
        Assert.IsType<CartReply.Done>(decision.Reply);
    }

    [Fact]
    public void Begin_AfterPartialSuccess_RetriesOnlyWhatIsNotOrdered_UnderNewIds()
    {
        var run = Begun();
        var first = run.Cart.Intent!;
        run.End("1");
        run.Caller = CartRun.Owner;
        run.Begin();
        var second = run.Cart.Intent!;
        Assert.Equal(2, second.Sequence);
        Assert.Equal(2, run.Cart.CheckoutSequence);
        Assert.Equal("1", second.Orders.Single().Group);
        Assert.DoesNotContain(second.Orders[0].OrderId, first.Orders.Select(order => order.OrderId));

        var reply = Expect.CheckedOut(run.End());
        Assert.Equal(CartStatus.Ordered, reply.Cart.Status);
        Assert.Equal(["0", "1"], reply.Cart.OrdersInLineOrder().Select(order => order.Group));
        Assert.Equal(
            [first.Orders[0].OrderId, second.Orders[0].OrderId, first.Orders[0].OrderId],
            reply.Cart.Lines.Select(line => line.OrderId)
        );
    }

    [Fact]
    public void Begin_SameRequestIdAfterFailures_TriesAgain()
    {
        var run = Begun(IdempotencyKeys.Of(1, "A"));
        run.End("1");
        run.Caller = CartRun.Owner;
        Assert.IsType<CartReply.UnderWay>(run.Begin(IdempotencyKeys.Of(1, "A")).Reply);
    }

    [Fact]
    public void Begin_SameOperationAfterFailures_RepeatsTheOutcome()
    {
        var run = new CartRun();
        run.Create(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual));
        Checkout(run, IdempotencyKeys.Of(operation: 3), "1");
        var repeat = Repeat(run, IdempotencyKeys.Of(operation: 3));
        Assert.True(repeat.MadeOrders);
        Assert.Equal("1", repeat.Failures.Single().Group);
        Assert.Same(run.Cart, repeat.Cart);
        Assert.IsType<CartReply.UnderWay>(run.Begin(IdempotencyKeys.Of(operation: 4)).Reply);
    }

    [Fact]
    public void Begin_NoOperationAfterFailuresWithoutOne_TriesAgain()
    {
        var run = new CartRun();
        run.Create(Draft.Line());
        Checkout(run, default, "0");
        Assert.IsType<CartReply.UnderWay>(run.Begin().Reply);
    }

    [Fact]
    public void Begin_OrderedCart_RepeatsTheResult_AsOwnOnlyForTheRequestThatMadeTheOrders()
    {
        var run = new CartRun();
        run.Create(Draft.Line());
        Checkout(run, IdempotencyKeys.Of(1, "A"));
        Assert.True(Repeat(run, IdempotencyKeys.Of(1, "A")).MadeOrders);
        var other = Repeat(run, IdempotencyKeys.Of(2, "A"));
        Assert.False(other.MadeOrders);
        Assert.Empty(other.Failures);
        Assert.Same(run.Cart, other.Cart);
        Assert.False(Repeat(run, default).MadeOrders);
    }

    [Fact]
    public void Begin_EveryLineLeftIsOrdered_MakesTheCartOrderedWithoutTheOrderProcessor()
    {
        var run = Begun();
        run.End("1");
        run.Caller = CartRun.Owner;
        var echo = Draft.Echo(run.Cart);
        Expect.Written(run.Put(echo.Lines[0], echo.Lines[2]));
        var before = run.Cart;
        run.Now += TimeSpan.FromMinutes(1);
        run.Caller = run.Caller with { User = "closer" };
        var decision = run.Begin(IdempotencyKeys.Of(9, "A"));
        var reply = Expect.CheckedOut(decision);
        Assert.Equal(CartChange.Write, decision.Change);
        Assert.Null(decision.PlaceOrders);
        Assert.Same(run.Cart, reply.Cart);
        Assert.False(reply.MadeOrders);
        Assert.Empty(reply.Failures);
        Expect.Same(
            before with
            {
                Revision = before.Revision + 1,
                Status = CartStatus.Ordered,
                Modified = run.Now,
                ModifiedBy = "closer",
            },
            run.Cart
        );
    }

    [Fact]
    public void Begin_RequestThatOnlyClosedTheCart_IsNotTheOneThatMadeOrders()
    {
        var run = new CartRun();
        run.Create(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual));
        Checkout(run, IdempotencyKeys.Of(1, "A"), "1");
        run.Put(Draft.Echo(run.Cart).Lines[0]);
        run.Begin(IdempotencyKeys.Of(2, "A"));
        Assert.False(Repeat(run, IdempotencyKeys.Of(2, "A")).MadeOrders);
        Assert.True(Repeat(run, IdempotencyKeys.Of(1, "A")).MadeOrders);
    }

    [Fact]
    public void Begin_LastCheckoutOfAnOrderedCartMadeNothing_IsNobodysOwn()
    {
        var run = new CartRun();
        run.Create(Draft.Line(), Draft.Line(cycle: BillingCycle.Annual));
        Checkout(run, IdempotencyKeys.Of(1, "A"), "1");
        Checkout(run, IdempotencyKeys.Of(2, "A"), "1");
        run.Put(Draft.Echo(run.Cart).Lines[0]);
        run.Begin(IdempotencyKeys.Of(3, "A"));
        Assert.Equal(CartStatus.Ordered, run.Cart.Status);
        Assert.False(Repeat(run, IdempotencyKeys.Of(2, "A")).MadeOrders);
    }
}
